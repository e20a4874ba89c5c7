using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>What QualifyLead is to create.</summary>
internal sealed record Qualification(bool CreateAccount, bool CreateContact, bool CreateOpportunity, int? Status);

/// <summary>
/// Makes account, contact and opportunity out of an open lead and closes it as qualified. Copies the columns the platform
/// maps by default; custom mappings are unknown here.
/// </summary>
internal static class QualifyLeadMessage
{
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

    public static IReadOnlyList<EntityReference> Run(EntityReference target, Qualification wanted, CallContext context)
    {
        var table = context.Transaction.Schema.Find("lead")!;
        Access.Demand(context, AccessRight.Write, table);
        var lead = context.Messages.Retrieve(target, new(true), context);
        if (lead.GetAttributeValue<OptionSetValue>("statecode")?.Value != 0)
            throw new OrgFault(400, 0x80040225, "The lead is already closed.");
        var created = new List<EntityReference>();
        var account = wanted.CreateAccount && lead.Contains("companyname") ? Create(context, lead, "account", ToAccount, null) : null;
        var contact = wanted.CreateContact ? Create(context, lead, "contact", ToContact, ("parentcustomerid", account)) : null;
        created.AddRange(new[] { account, contact }.OfType<EntityReference>());
        if (wanted.CreateOpportunity)
            created.Add(Create(context, lead, "opportunity", [("subject", "name")], ("customerid", account ?? contact ?? lead.GetAttributeValue<EntityReference>("parentaccountid"))));
        var closed = new Entity("lead", lead.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(wanted.Status ?? 3) };
        if (account is not null)
            closed["parentaccountid"] = account;
        if (contact is not null)
            closed["parentcontactid"] = contact;
        context.Messages.Update(closed, context);
        return created;
    }

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
