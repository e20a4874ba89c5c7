using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Funnel;

/// <summary>
/// Gives an opportunity the account it belongs to where it names none: the customer if that is one, which it then follows, else the
/// account its lead is mapped to. Create, and Update of the customer, of opportunity, pre-operation.
/// </summary>
public sealed class OpportunityOrigin : PluginBase
{
    private const string AccountColumn = "parentaccountid";

    protected internal override void Run(PluginExecution execution)
    {
        var target = execution.Target;
        if (target.GetAttributeValue<EntityReference>(AccountColumn) != null || !FollowsCustomer(execution.PreImage))
            return;
        if (target.GetAttributeValue<EntityReference>("customerid") is { LogicalName: "account" } customer)
            target[AccountColumn] = customer;
        else if (target.GetAttributeValue<EntityReference>("originatingleadid") is { } lead && Mapped(lead, execution.Organization) is { } account)
            target[AccountColumn] = account;
    }

    private static bool FollowsCustomer(Entity before) =>
        before.GetAttributeValue<EntityReference>(AccountColumn)?.Id is not { } account || account == before.GetAttributeValue<EntityReference>("customerid")?.Id;

    private static EntityReference? Mapped(EntityReference lead, IOrganizationService organization)
    {
        var rows = new QueryExpression(Lead.EntityLogicalName) { ColumnSet = new ColumnSet(Lead.MappedAccountId), TopCount = 1, NoLock = true };
        rows.Criteria.AddCondition("leadid", ConditionOperator.Equal, lead.Id);
        return organization.RetrieveMultiple(rows).Entities.FirstOrDefault()?.GetAttributeValue<EntityReference>(Lead.MappedAccountId);
    }
}
