using System.Linq;
using LeadSync.Plugins.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Funnel;

/// <summary>The lead behind an opportunity, which ends as the opportunity does.</summary>
internal static class OriginatingLead
{
    private const string Origin = "originatingleadid";
    private const string OtherAlias = "other";

    /// <summary>Moves the lead after an opportunity that has come to a stage; an open one says nothing of its lead.</summary>
    public static void Follow(PluginExecution execution, int stage)
    {
        if (stage != OpportunityStage.Won && stage != OpportunityStage.Lost && stage != OpportunityStage.Recycled)
            return;
        if (execution.After<EntityReference>(Origin) is not { } lead)
        {
            if (stage == OpportunityStage.Recycled)
                RecycledLead.Make(execution);
            return;
        }

        if (Read(lead, execution) is not { } row || LeadEnd.After(stage, Stage(row), row.Contains(OtherAlias + ".opportunityid")) is not { } to)
            return;
        var move = new Entity(Lead.EntityLogicalName, lead.Id) { [Lead.Stage] = new OptionSetValue(to) };
        if (to == LeadStage.Lead)
            Explain(execution, move);
        OwnMoves.Update(execution, move);
    }

    /// <summary>Reason and note of the opportunity's move are those of the lead's.</summary>
    public static void Explain(PluginExecution execution, Entity move)
    {
        move[Lead.RecycleReasonId] = execution.After<EntityReference>(Opportunity.RecycleReasonId);
        move[Lead.StageNote] = execution.After<string>(Opportunity.StageNote);
    }

    /// <summary>The lead with another open opportunity of it, if there is any.</summary>
    private static Entity? Read(EntityReference lead, PluginExecution execution)
    {
        var rows = new QueryExpression(Lead.EntityLogicalName) { ColumnSet = new ColumnSet(Lead.Stage), TopCount = 1 };
        rows.Criteria.AddCondition("leadid", ConditionOperator.Equal, lead.Id);
        var other = rows.AddLink(Opportunity.EntityLogicalName, "leadid", Origin, JoinOperator.LeftOuter);
        other.EntityAlias = OtherAlias;
        other.Columns = new ColumnSet("opportunityid");
        other.LinkCriteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return execution.Organization.RetrieveMultiple(rows).Entities.FirstOrDefault();
    }

    private static int? Stage(Entity row) => row.GetAttributeValue<OptionSetValue>(Lead.Stage)?.Value;
}
