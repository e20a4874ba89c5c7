using System;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// What the guards of all tables do: reads which stage a save means, asks the rule, and writes date and number of the
/// move, which it alone sets. The state of the row follows its stage.
/// </summary>
internal static class StageGuard
{
    /// <param name="execution">The save.</param>
    /// <param name="table">The table of the row.</param>
    /// <param name="settle">What else an allowed move changes; it may lead elsewhere than was asked.</param>
    public static void Run(PluginExecution execution, StagedTable table, Func<GuardedSave, StageVerdict, StageVerdict>? settle = null)
    {
        var target = execution.Target;
        target.Attributes.Remove(StagedTable.EnteredOn);
        target.Attributes.Remove(StagedTable.Moves);
        var saved = SavedStage.Of(table, execution.PreImage, target, execution.Context.MessageName == "Create");
        var reason = NamedReason.Take(execution.Context);
        var verdict = Immediate(table, saved, target);
        if (verdict == null && saved.IsMove)
        {
            var save = new GuardedSave(StageCases.Of(execution, table, saved, reason != null), reason);
            verdict = StageRule.Decide(save.Case, saved.To);
            if (!verdict.IsRefusal && settle != null)
                verdict = settle(save, verdict);
        }
        if (verdict == null)
            return;
        execution.Trace($"Stage {verdict.From} to {verdict.To}: {verdict.Decision}");
        if (verdict.IsRefusal)
            throw StageRefusal.Of(execution, table, verdict);
        Write(execution, table, verdict);
    }

    /// <summary>What needs no rows to be refused.</summary>
    private static StageVerdict? Immediate(StagedTable table, SavedStage saved, Entity target)
    {
        if (saved.Contradicts)
            return new StageVerdict(StageDecision.StateContradicts, saved.From, saved.To);
        return saved.Repeats && !saved.IsMove && saved.To is { } stage && table.Returned.Contains(stage)
            && target.GetAttributeValue<EntityReference>(StagedTable.Reason) != null
            ? new StageVerdict(StageDecision.NothingToRecycle, saved.From, stage)
            : null;
    }

    private static void Write(PluginExecution execution, StagedTable table, StageVerdict verdict)
    {
        var target = execution.Target;
        var before = execution.PreImage;
        target[StagedTable.Stage] = new OptionSetValue(verdict.To!.Value);
        target[StagedTable.EnteredOn] = execution.Context.OperationCreatedOn;
        target[StagedTable.Moves] = (before.GetAttributeValue<int?>(StagedTable.Moves) ?? 0) + 1;
        if (SavedStage.Correction(table, before, target, verdict.To.Value) is { } state)
        {
            target["statecode"] = new OptionSetValue(state.State);
            target["statuscode"] = new OptionSetValue(state.Status);
        }
        Forget(StagedTable.Note, target.Contains(StagedTable.Note), before, target);
        if (table.HasReason)
            Forget(StagedTable.Reason, verdict.Move?.ReasonRequired ?? target.Contains(StagedTable.Reason), before, target);
        if (table.HasOverride)
            Forget(StagedTable.OverrideReason, verdict.Overrides, before, target);
    }

    // Note and reasons describe the last move: what was said of an earlier one is in its history.
    private static void Forget(string column, bool keep, Entity before, Entity target)
    {
        if (!keep && (target.Contains(column) || before.Contains(column)))
            target[column] = null;
    }
}
