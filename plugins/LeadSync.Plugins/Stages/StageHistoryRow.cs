using System;
using LeadSync.Plugins.Localisation;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>Writes what a move was. Two saves of one row that race each other collide on the key, and the later is undone.</summary>
internal static class StageHistoryRow
{
    public static void Write(PluginExecution execution, StagedTable table)
    {
        var target = execution.Target;
        var from = execution.PreImage.GetAttributeValue<OptionSetValue>(StagedTable.Stage);
        var to = target.GetAttributeValue<OptionSetValue>(StagedTable.Stage);
        if (to == null || to.Equals(from))
            return;
        var context = execution.Context;
        var number = target.GetAttributeValue<int?>(StagedTable.Moves) ?? 1;
        var movedOn = target.GetAttributeValue<DateTime?>(StagedTable.EnteredOn) ?? context.OperationCreatedOn;
        execution.Organization.Create(new Entity(StageHistory.EntityLogicalName)
        {
            [StageHistory.Name] = Name(table, from, to),
            [StageHistory.AppliesTo] = new OptionSetValue(table.Value),
            [table.HistoryRow] = new EntityReference(table.LogicalName, context.PrimaryEntityId),
            [table.HistoryFrom] = from,
            [table.HistoryTo] = to,
            [StageHistory.MovedOn] = movedOn,
            [StageHistory.MovedById] = new EntityReference("systemuser", context.InitiatingUserId),
            [StageHistory.MinutesInStage] = Minutes(execution.PreImage, movedOn),
            [StageHistory.RecycleReasonId] = table.HasReason ? target.GetAttributeValue<EntityReference>(StagedTable.Reason) : null,
            [StageHistory.Note] = target.GetAttributeValue<string>(StagedTable.Note),
            [StageHistory.OverrideReason] = table.HasOverride ? target.GetAttributeValue<string>(StagedTable.OverrideReason) : null,
            [StageHistory.MoveKey] = $"{table.LogicalName}:{context.PrimaryEntityId:D}:{number}",
            [StageHistory.MoveNumber] = number,
        });
        execution.Trace($"Stage {from?.Value} to {to.Value} noted");
    }

    // Rows are read by people of both languages: the name is in the base language of the solution.
    private static string Name(StagedTable table, OptionSetValue? from, OptionSetValue to)
    {
        var names = StageNames.BuiltIn(table, UserLanguage.English);
        return from == null ? names.Of(to.Value) : $"{names.Of(from.Value)} → {names.Of(to.Value)}";
    }

    // Whole minutes; unknown for the first stage, and never negative when clocks of two servers disagree.
    private static int? Minutes(Entity before, DateTime movedOn)
    {
        var entered = before.GetAttributeValue<DateTime?>(StagedTable.EnteredOn);
        return entered == null ? null : (int)Math.Max(0, Math.Floor((movedOn - entered.Value).TotalMinutes));
    }
}
