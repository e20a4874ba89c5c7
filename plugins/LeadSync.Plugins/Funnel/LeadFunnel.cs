using LeadSync.Plugins.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Funnel;

/// <summary>
/// What a move of a lead means for others: its account moves in the one funnel, and a lead that is recycled out of
/// Opportunity takes its open opportunities along. Create and Update of lead, post-operation.
/// </summary>
public sealed class LeadFunnel : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var before = execution.PreImage;
        var from = before.GetAttributeValue<OptionSetValue>(Lead.Stage)?.Value;
        var to = execution.After<OptionSetValue>(Lead.Stage)?.Value;
        if (from == LeadStage.Opportunity && (to == LeadStage.Lead || to == LeadStage.Disqualified) && !OwnMoves.Cause(execution.Context))
            RecycleOpportunities(execution);
        AccountMoves.Follow(
            execution,
            Contribution.Of(before.GetAttributeValue<EntityReference>(Lead.MappedAccountId), AccountFunnel.OfLead(from)),
            Contribution.Of(execution.After<EntityReference>(Lead.MappedAccountId), AccountFunnel.OfLead(to)));
    }

    private static void RecycleOpportunities(PluginExecution execution)
    {
        var target = execution.Target;
        var open = new QueryExpression(Opportunity.EntityLogicalName) { ColumnSet = new ColumnSet(Opportunity.Stage) };
        open.Criteria.AddCondition("originatingleadid", ConditionOperator.Equal, execution.Context.PrimaryEntityId);
        open.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        foreach (var opportunity in execution.Organization.RetrieveMultiple(open).Entities)
            OwnMoves.Update(execution, new Entity(Opportunity.EntityLogicalName, opportunity.Id)
            {
                [Opportunity.Stage] = new OptionSetValue(OpportunityStage.Recycled),
                [Opportunity.RecycleReasonId] = target.GetAttributeValue<EntityReference>(Lead.RecycleReasonId),
                [Opportunity.StageNote] = target.GetAttributeValue<string>(Lead.StageNote),
            });
    }
}
