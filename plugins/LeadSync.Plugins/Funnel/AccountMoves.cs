using System;
using System.Linq;
using LeadSync.Plugins.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Funnel;

/// <summary>Moves an account as one of its leads or opportunities comes, goes or moves.</summary>
internal static class AccountMoves
{
    private const string OpenAlias = "open";

    /// <param name="execution">The event of the lead or opportunity.</param>
    /// <param name="before">Its account and what it brought it before the save.</param>
    /// <param name="after">The same after it.</param>
    public static void Follow(PluginExecution execution, Contribution before, Contribution after)
    {
        if (before.Account == after.Account && before.Stage == after.Stage)
            return;
        if (before.Account is { } left && left != after.Account)
            Settle(execution, left, before.Stage, null);
        if (after.Account is { } account)
            Settle(execution, account, before.Account == account ? before.Stage : null, after.Stage);
    }

    private static void Settle(PluginExecution execution, Guid account, int? before, int? after)
    {
        if (after == null && before != AccountStage.Opportunity)
            return;
        if (Read(account, execution.Organization) is not { } row)
            return;
        var present = row.GetAttributeValue<OptionSetValue>(Account.Stage)?.Value;
        var to = AccountFunnel.Rise(present, after);
        if (to == null && AccountFunnel.MayFall(present, before, after) && !row.Contains(OpenAlias + ".opportunityid"))
            to = AccountFunnel.Remaining(BestLead(account, execution.Organization));
        if (to is not { } stage)
            return;
        execution.Trace($"Account {account:D}: {present} to {stage}");
        OwnMoves.Update(execution, new Entity(Account.EntityLogicalName, account) { [Account.Stage] = new OptionSetValue(stage) });
    }

    /// <summary>The account with one of its open opportunities, if there is any.</summary>
    private static Entity? Read(Guid account, IOrganizationService organization)
    {
        var rows = new QueryExpression(Account.EntityLogicalName) { ColumnSet = new ColumnSet(Account.Stage), TopCount = 1 };
        rows.Criteria.AddCondition("accountid", ConditionOperator.Equal, account);
        var open = rows.AddLink(Opportunity.EntityLogicalName, "accountid", "parentaccountid", JoinOperator.LeftOuter);
        open.EntityAlias = OpenAlias;
        open.Columns = new ColumnSet("opportunityid");
        open.LinkCriteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return organization.RetrieveMultiple(rows).Entities.FirstOrDefault();
    }

    private static int? BestLead(Guid account, IOrganizationService organization)
    {
        var leads = new QueryExpression(Lead.EntityLogicalName) { ColumnSet = new ColumnSet(Lead.Stage), TopCount = 1 };
        leads.Criteria.AddCondition(Lead.MappedAccountId, ConditionOperator.Equal, account);
        leads.Criteria.AddCondition(
            Lead.Stage, ConditionOperator.In, LeadStage.QualifiedLead, LeadStage.SalesAcceptedLead, LeadStage.Opportunity);
        leads.AddOrder(Lead.Stage, OrderType.Descending);
        return AccountFunnel.OfLead(organization.RetrieveMultiple(leads).Entities.FirstOrDefault()?.GetAttributeValue<OptionSetValue>(Lead.Stage)?.Value);
    }
}
