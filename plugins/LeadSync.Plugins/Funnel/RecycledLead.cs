using LeadSync.Plugins.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Funnel;

/// <summary>Makes a lead of a recycled opportunity that came from none, with all that is known, so that marketing can go on.</summary>
internal static class RecycledLead
{
    private const string Origin = "originatingleadid";

    private static readonly string[] OfContact = { "firstname", "lastname", "jobtitle", "emailaddress1", "telephone1", "mobilephone" };
    private static readonly string[] OfOpportunity = { "name", "description", "parentaccountid", "parentcontactid", "customerid" };

    public static void Make(PluginExecution execution)
    {
        var organization = execution.Organization;
        var opportunity = organization.Retrieve(Opportunity.EntityLogicalName, execution.Context.PrimaryEntityId, new ColumnSet(OfOpportunity));
        var lead = Lead(opportunity, organization);
        // It begins where it was, so that its history tells the way back.
        var id = OwnMoves.Create(execution, lead);
        organization.Update(new Entity(Opportunity.EntityLogicalName, opportunity.Id) { [Origin] = new EntityReference(lead.LogicalName, id) });
        var back = new Entity(lead.LogicalName, id) { [Schema.Lead.Stage] = new OptionSetValue(LeadStage.Lead) };
        OriginatingLead.Explain(execution, back);
        OwnMoves.Update(execution, back);
    }

    private static Entity Lead(Entity opportunity, IOrganizationService organization)
    {
        var customer = opportunity.GetAttributeValue<EntityReference>("customerid");
        var contact = opportunity.GetAttributeValue<EntityReference>("parentcontactid") ?? (customer?.LogicalName == "contact" ? customer : null);
        var account = opportunity.GetAttributeValue<EntityReference>("parentaccountid") ?? (customer?.LogicalName == "account" ? customer : null);
        var lead = new Entity(Schema.Lead.EntityLogicalName)
        {
            ["subject"] = opportunity.GetAttributeValue<string>("name"),
            ["lastname"] = opportunity.GetAttributeValue<string>("name"),
            ["description"] = opportunity.GetAttributeValue<string>("description"),
            [Schema.Lead.Stage] = new OptionSetValue(LeadStage.Opportunity),
            ["parentcontactid"] = contact,
            [Schema.Lead.MappedAccountId] = account,
        };
        if (account != null)
            lead["companyname"] = organization.Retrieve("account", account.Id, new ColumnSet("name")).GetAttributeValue<string>("name");
        if (contact == null)
            return lead;
        var person = organization.Retrieve("contact", contact.Id, new ColumnSet(OfContact));
        foreach (var column in OfContact)
            if (person.GetAttributeValue<string>(column) is { Length: > 0 } value)
                lead[column] = value;
        return lead;
    }
}
