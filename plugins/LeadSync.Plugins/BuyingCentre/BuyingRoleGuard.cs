using System;
using System.Linq;
using LeadSync.Plugins.Localisation;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.BuyingCentre;

/// <summary>
/// Keeps buying roles whole. Create and Update of ls_buyingrole, pre-operation: a contact, a role, and an account or an
/// opportunity, whose account counts; the same person neither twice in a role nor promoter and opponent of one kind on the
/// same account or opportunity. The row is named after both. Two queries at most.
/// </summary>
public sealed class BuyingRoleGuard : PluginBase
{
    private const int LongestName = 100;
    private const string Held = "held";

    protected internal override void Run(PluginExecution execution)
    {
        var saved = After(execution);
        if (saved.GetAttributeValue<OptionSetValue>("statecode") is { Value: not 0 })
            return;
        if (saved.GetAttributeValue<EntityReference>(BuyingRole.ContactId) is not { } contact || Role(saved) is not { } role)
            throw Refused(BuyingRoleRefusal.Incomplete, execution);
        if (saved.GetAttributeValue<EntityReference>(BuyingRole.OpportunityId) is { } opportunity)
            saved[BuyingRole.AccountId] = AccountOf(opportunity, execution.Organization) ?? saved.GetAttributeValue<EntityReference>(BuyingRole.AccountId);
        else if (saved.GetAttributeValue<EntityReference>(BuyingRole.AccountId) == null)
            throw Refused(BuyingRoleRefusal.NoBuyer, execution);
        execution.Target[BuyingRole.AccountId] = saved.GetAttributeValue<EntityReference>(BuyingRole.AccountId);
        execution.Target[BuyingRole.Name] = Name(Check(saved, contact, role, execution), role);
    }

    /// <summary>Refuses what contradicts the other roles of the person there; the name of the person otherwise.</summary>
    private static string Check(Entity saved, EntityReference contact, int role, PluginExecution execution)
    {
        var rows = execution.Organization.RetrieveMultiple(RolesOf(contact, saved)).Entities;
        var person = rows.FirstOrDefault()?.GetAttributeValue<string>("fullname") ?? "";
        foreach (var row in rows)
            if (row.Linked<Guid>(Held, BuyingRole.BuyingRoleId) != execution.Context.PrimaryEntityId && row.Linked<OptionSetValue?>(Held, BuyingRole.Role)?.Value is { } other)
            {
                if (other == role)
                    throw Refused(BuyingRoleRefusal.Duplicate, execution, person, role, other);
                if (BuyingRoles.Contradict(role, other))
                    throw Refused(BuyingRoleRefusal.Contradiction, execution, person, role, other);
            }
        return person;
    }

    private static QueryExpression RolesOf(EntityReference contact, Entity saved)
    {
        var query = new QueryExpression(Contact.EntityLogicalName) { ColumnSet = new ColumnSet("fullname") };
        query.Criteria.AddCondition("contactid", ConditionOperator.Equal, contact.Id);
        var held = query.AddLink(BuyingRole.EntityLogicalName, "contactid", BuyingRole.ContactId, JoinOperator.LeftOuter);
        held.EntityAlias = Held;
        held.Columns = new ColumnSet(BuyingRole.BuyingRoleId, BuyingRole.Role);
        held.LinkCriteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        if (saved.GetAttributeValue<EntityReference>(BuyingRole.OpportunityId) is { } opportunity)
            held.LinkCriteria.AddCondition(BuyingRole.OpportunityId, ConditionOperator.Equal, opportunity.Id);
        else
        {
            held.LinkCriteria.AddCondition(BuyingRole.OpportunityId, ConditionOperator.Null);
            held.LinkCriteria.AddCondition(BuyingRole.AccountId, ConditionOperator.Equal, saved.GetAttributeValue<EntityReference>(BuyingRole.AccountId).Id);
        }
        return query;
    }

    private static EntityReference? AccountOf(EntityReference opportunity, IOrganizationService organization)
    {
        var row = organization.Retrieve(Opportunity.EntityLogicalName, opportunity.Id, new ColumnSet("parentaccountid", "customerid"));
        var customer = row.GetAttributeValue<EntityReference>("customerid");
        return row.GetAttributeValue<EntityReference>("parentaccountid") ?? (customer?.LogicalName == Account.EntityLogicalName ? customer : null);
    }

    private static Entity After(PluginExecution execution)
    {
        var saved = new Entity(BuyingRole.EntityLogicalName);
        foreach (var row in new[] { execution.PreImage, execution.Target })
            foreach (var value in row.Attributes)
                saved[value.Key] = value.Value;
        return saved;
    }

    private static string Name(string person, int role)
    {
        var name = $"{person} – {BuyingRoleTexts.Name(role, UserLanguage.English)}";
        return name.Substring(0, Math.Min(name.Length, LongestName));
    }

    private static int? Role(Entity row) => row.GetAttributeValue<OptionSetValue>(BuyingRole.Role)?.Value;

    private static InvalidPluginExecutionException Refused(
        BuyingRoleRefusal refusal, PluginExecution execution, string person = "", int saved = 0, int other = 0) =>
        execution.Refused(refusal, BuyingRoleTexts.Of(refusal, person, saved, other, UserLanguage.Of(execution)));
}
