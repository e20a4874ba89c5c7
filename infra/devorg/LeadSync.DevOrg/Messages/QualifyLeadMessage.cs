using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>
/// Makes account, contact and opportunity out of an open lead and closes it as qualified. Copies the columns the platform
/// maps by default; custom mappings are unknown here. Parameters are the platform's: LeadId, CreateAccount, CreateContact,
/// CreateOpportunity, Status, OpportunityCustomerId; the answer is CreatedEntities.
/// </summary>
internal static class QualifyLeadMessage
{
    public const string Name = "QualifyLead";

    private const int Qualified = 3;

    private static readonly (string From, string To)[] ToAccount =
    [
        ("companyname", "name"), ("websiteurl", "websiteurl"), ("telephone1", "telephone1"), ("numberofemployees", "numberofemployees"),
        ("revenue", "revenue"), ("address1_line1", "address1_line1"), ("address1_city", "address1_city"),
        ("address1_postalcode", "address1_postalcode"), ("address1_country", "address1_country"),
    ];

    private static readonly (string From, string To)[] ToContact =
    [
        ("firstname", "firstname"), ("lastname", "lastname"), ("jobtitle", "jobtitle"), ("emailaddress1", "emailaddress1"),
        ("telephone1", "telephone1"), ("mobilephone", "mobilephone"), ("address1_city", "address1_city"), ("address1_country", "address1_country"),
    ];

    public static EntityReferenceCollection Run(IEventPipeline pipeline, ParameterCollection request, CallContext context)
    {
        var target = request.TryGetValue("LeadId", out var given) && given is EntityReference { LogicalName: "lead" } lead
            ? lead
            : throw Faults.BadRequest("Required field 'LeadId' is missing in the request 'QualifyLead'.");
        Access.Demand(context, AccessRight.Write, context.Transaction.Schema.Find("lead")!);
        var call = new MessageCall(Name, "lead", target.Id);
        call.InputParameters.AddRange(request);
        pipeline.Run(call, context, () => call.OutputParameters["CreatedEntities"] = Core(call.InputParameters, target, context));
        return (EntityReferenceCollection)call.OutputParameters["CreatedEntities"];
    }

    private static EntityReferenceCollection Core(ParameterCollection request, EntityReference target, CallContext context)
    {
        var lead = context.Messages.Retrieve(target, new(true), context);
        if (lead.GetAttributeValue<OptionSetValue>("statecode")?.Value != 0)
            throw new OrgFault(400, 0x80040225, "The lead is already closed.");
        var account = Wants(request, "CreateAccount") && lead.Contains("companyname") ? Create(context, lead, "account", ToAccount, null) : null;
        var contact = Wants(request, "CreateContact") ? Create(context, lead, "contact", ToContact, ("parentcustomerid", account)) : null;
        var created = new EntityReferenceCollection();
        created.AddRange(new[] { account, contact }.OfType<EntityReference>());
        if (Wants(request, "CreateOpportunity"))
            created.Add(Create(context, lead, "opportunity", [("subject", "name")], ("customerid", Customer(request, lead, account, contact))));
        Close(request, lead, account, contact, context);
        return created;
    }

    private static EntityReference? Customer(ParameterCollection request, Entity lead, EntityReference? account, EntityReference? contact) =>
        request.TryGetValue("OpportunityCustomerId", out var given) && given is EntityReference customer ? customer
            : account ?? contact ?? lead.GetAttributeValue<EntityReference>("parentaccountid") ?? lead.GetAttributeValue<EntityReference>("parentcontactid");

    private static void Close(ParameterCollection request, Entity lead, EntityReference? account, EntityReference? contact, CallContext context)
    {
        var status = request.TryGetValue("Status", out var given) && given is OptionSetValue { Value: > 0 } chosen ? chosen.Value : Qualified;
        var closed = new Entity("lead", lead.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(status) };
        if (account is not null)
            closed["parentaccountid"] = account;
        if (contact is not null)
            closed["parentcontactid"] = contact;
        context.Messages.Update(closed, context);
    }

    private static bool Wants(ParameterCollection request, string name) => request.TryGetValue(name, out var value) && value is true;

    private static EntityReference Create(
        CallContext context, Entity lead, string table, (string From, string To)[] map, (string Column, EntityReference? Value)? parent)
    {
        var row = new Entity(table) { ["originatingleadid"] = lead.ToEntityReference() };
        foreach (var (from, to) in map)
            if (lead.GetAttributeValue<object>(from) is { } value)
                row[to] = value;
        if (parent is { Value: { } reference } given)
            row[given.Column] = new EntityReference(reference.LogicalName, reference.Id);
        return new EntityReference(table, context.Messages.Create(row, context));
    }
}
