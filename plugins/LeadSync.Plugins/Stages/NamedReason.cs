using System;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// The recycle reason that a save names, as its row stands. A step of its own reads it and hands it to the guard, so that
/// neither asks more than twice.
/// </summary>
internal sealed class NamedReason
{
    private const string Variable = "leadsync.recyclereason";

    public int Target { get; set; } = RecycleTarget.Lead;

    public EntityReference? NurtureTrack { get; set; }

    public int CooldownDays { get; set; }

    public bool ResetsInterest { get; set; }

    public bool Counts { get; set; }

    /// <summary>Reads an active reason; null where there is none with this id. One query.</summary>
    public static Entity? Read(Guid id, IOrganizationService organization)
    {
        var rows = new QueryExpression(RecycleReason.EntityLogicalName)
        {
            ColumnSet = new ColumnSet(
                RecycleReason.Target, RecycleReason.NurtureTrackId, RecycleReason.CooldownDays, RecycleReason.ResetsInterest, RecycleReason.Counts),
            NoLock = true,
        };
        rows.Criteria.AddCondition(RecycleReason.RecycleReasonId, ConditionOperator.Equal, id);
        rows.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return organization.RetrieveMultiple(rows).Entities.FirstOrDefault();
    }

    /// <summary>Leaves the row for the guard, which runs next in the same stage.</summary>
    public static void HandOver(Entity row, IPluginExecutionContext context) => context.SharedVariables[Variable] = row;

    /// <summary>Takes what was left, so that nobody outside sees it; null where the save names no reason.</summary>
    public static NamedReason? Take(IPluginExecutionContext context)
    {
        if (!context.SharedVariables.TryGetValue(Variable, out var left) || left is not Entity row)
            return null;
        context.SharedVariables.Remove(Variable);
        return new NamedReason
        {
            Target = row.GetAttributeValue<OptionSetValue>(RecycleReason.Target)?.Value ?? RecycleTarget.Lead,
            NurtureTrack = row.GetAttributeValue<EntityReference>(RecycleReason.NurtureTrackId),
            CooldownDays = row.GetAttributeValue<int?>(RecycleReason.CooldownDays) ?? 0,
            ResetsInterest = row.GetAttributeValue<bool?>(RecycleReason.ResetsInterest) == true,
            Counts = row.GetAttributeValue<bool?>(RecycleReason.Counts) == true,
        };
    }
}
