using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Stages;

/// <summary>Reads the transition rows that the admin keeps.</summary>
internal static class StageTransitions
{
    /// <summary>The active lead moves out of one stage (null: the stages to begin in). One query.</summary>
    public static StageMoves From(int? stage, IOrganizationService organization)
    {
        var rows = new QueryExpression(StageTransition.EntityLogicalName)
        {
            ColumnSet = new ColumnSet(StageTransition.FromLeadStage, StageTransition.ToLeadStage),
            NoLock = true,
        };
        rows.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        rows.Criteria.AddCondition(StageTransition.AppliesTo, ConditionOperator.Equal, StageTable.Lead);
        if (stage == null)
            rows.Criteria.AddCondition(StageTransition.FromLeadStage, ConditionOperator.Null);
        else
            rows.Criteria.AddCondition(StageTransition.FromLeadStage, ConditionOperator.Equal, stage.Value);
        return new StageMoves(
            from row in organization.RetrieveMultiple(rows).Entities
            let to = row.GetAttributeValue<OptionSetValue>(StageTransition.ToLeadStage)
            where to != null
            select new StageMove(row.GetAttributeValue<OptionSetValue>(StageTransition.FromLeadStage)?.Value, to.Value));
    }
}
