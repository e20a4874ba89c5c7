using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Stages;

/// <summary>Puts together what the rule weighs, with as few questions as the rows allow.</summary>
internal static class StageCases
{
    private static readonly string[] AlwaysImaged = { StagedTable.Stage, StagedTable.EnteredOn, StagedTable.Moves, "statecode" };

    public static StageCase Of(PluginExecution execution, StagedTable table, SavedStage saved, bool hasReason)
    {
        var own = OwnMoves.Cause(execution.Context);
        var moves = own && !table.HasReason ? Array.Empty<AllowedMove>() : StageTransitions.From(table, saved.From, execution.Organization);
        var target = execution.Target;
        return new StageCase(table, saved.From, moves)
        {
            IsOwnMove = own,
            Now = execution.Context.OperationCreatedOn,
            HasReason = hasReason,
            HoldsOneOf = execution.Roles.HoldsOneOf,
            OverrideReason = table.HasOverride ? target.GetAttributeValue<string>(StagedTable.OverrideReason) : null,
            CooldownUntil = table.HasOverride ? execution.PreImage.GetAttributeValue<DateTime?>(Lead.CooldownUntil) : null,
            Column = Columns(execution, table, own ? Array.Empty<string>() : Unknown(execution, table, moves, saved.To)),
        };
    }

    /// <summary>Required columns that neither the save nor the image of the step holds.</summary>
    private static string[] Unknown(PluginExecution execution, StagedTable table, IEnumerable<AllowedMove> moves, int? to) =>
        execution.Context.MessageName == "Create" ? Array.Empty<string>() : moves.Where(move => move.To == to).SelectMany(move => move.RequiredColumns)
            .Where(column => !execution.Target.Contains(column) && !table.Imaged.Contains(column) && !AlwaysImaged.Contains(column))
            .Distinct().ToArray();

    private static Func<string, object?> Columns(PluginExecution execution, StagedTable table, string[] unknown)
    {
        var before = execution.PreImage;
        var rest = unknown.Length > 0 ? Read(execution, table, unknown) : null;
        return column => (execution.Target.Attributes.TryGetValue(column, out var value) || before.Attributes.TryGetValue(column, out value)
            || (rest?.Attributes.TryGetValue(column, out value) ?? false)) ? value : null;
    }

    private static Entity? Read(PluginExecution execution, StagedTable table, string[] columns)
    {
        var row = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(columns) };
        row.Criteria.AddCondition(table.LogicalName + "id", ConditionOperator.Equal, execution.Context.PrimaryEntityId);
        return execution.Organization.RetrieveMultiple(row).Entities.FirstOrDefault();
    }
}
