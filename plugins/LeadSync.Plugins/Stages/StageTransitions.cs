using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Stages;

/// <summary>Reads the transition rows that the admin keeps.</summary>
internal static class StageTransitions
{
    /// <summary>The active moves out of one stage of a table (null: the stages to begin in). One query.</summary>
    public static IReadOnlyList<AllowedMove> From(StagedTable table, int? stage, IOrganizationService organization)
    {
        var rows = new QueryExpression(StageTransition.EntityLogicalName)
        {
            ColumnSet = new ColumnSet(
                table.ToColumn, StageTransition.RequiredColumns, StageTransition.MinimumScore, StageTransition.MinimumGrade, StageTransition.RoleNames,
                StageTransition.OverrideRoleNames, StageTransition.ReasonRequired, StageTransition.MaximumRecycles),
            NoLock = true,
        };
        rows.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        rows.Criteria.AddCondition(StageTransition.AppliesTo, ConditionOperator.Equal, table.Value);
        if (stage == null)
            rows.Criteria.AddCondition(table.FromColumn, ConditionOperator.Null);
        else
            rows.Criteria.AddCondition(table.FromColumn, ConditionOperator.Equal, stage.Value);
        return organization.RetrieveMultiple(rows).Entities.Select(row => AllowedMove.Of(row, table)).OfType<AllowedMove>().ToList();
    }
}
