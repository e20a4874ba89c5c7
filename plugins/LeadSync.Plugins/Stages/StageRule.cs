using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// The rule of stages: a move is allowed when an active transition row says so and its conditions are met. Where several
/// rows allow the same move, one is enough; where none is met, the first one's refusal is told. Null stands for "no stage
/// yet".
/// </summary>
internal static class StageRule
{
    /// <summary>The decision on saving <paramref name="to"/> over the case's stage.</summary>
    public static StageVerdict Decide(StageCase stage, int? to)
    {
        if (stage.From == to)
            return Verdict(StageDecision.Unchanged, stage, to);
        if (to == null)
            return Verdict(StageDecision.Cleared, stage, to);
        var rows = stage.Moves.Where(move => move.To == to).ToList();
        if (stage.IsOwnMove)
            return Allow(stage, rows.FirstOrDefault(), to.Value);
        if (rows.Count == 0)
            return Verdict(StageDecision.NotAllowed, stage, to);
        var verdicts = rows.Select(row => Weigh(stage, row));
        StageVerdict? refusal = null;
        foreach (var verdict in verdicts)
            if (!verdict.IsRefusal)
                return verdict;
            else
                refusal ??= verdict;
        return refusal!;
    }

    /// <summary>The stages that may follow, each once, in the order of the process.</summary>
    public static IReadOnlyList<int> Next(StageCase stage) =>
        stage.Moves.Select(move => move.To).Distinct().OrderBy(to => to).ToList();

    private static StageVerdict Weigh(StageCase stage, AllowedMove row)
    {
        if (row.Roles.Count > 0 && !stage.HoldsOneOf(row.Roles))
            return Verdict(StageDecision.RoleMissing, stage, row.To, verdict => verdict.Names = row.Roles);
        var empty = row.RequiredColumns.Where(column => IsEmpty(stage.Column(column))).ToList();
        if (empty.Count > 0)
            return Verdict(StageDecision.ColumnsMissing, stage, row.To, verdict => verdict.Names = empty);
        return Score(stage, row) ?? Grade(stage, row) ?? Reason(stage, row) ?? Cooldown(stage, row) ?? Allow(stage, row, row.To);
    }

    private static StageVerdict? Score(StageCase stage, AllowedMove row)
    {
        var score = stage.Column(StagedTable.Score) as int?;
        return row.MinimumScore is not { } minimum || score >= minimum ? null : Verdict(StageDecision.ScoreTooLow, stage, row.To, verdict =>
        {
            verdict.Minimum = minimum;
            verdict.Present = score;
        });
    }

    private static StageVerdict? Grade(StageCase stage, AllowedMove row)
    {
        var grade = stage.Choice(StagedTable.Grade);
        return row.MinimumGrade is not { } minimum || grade <= minimum ? null : Verdict(StageDecision.GradeTooLow, stage, row.To, verdict =>
        {
            verdict.Minimum = minimum;
            verdict.Present = grade;
        });
    }

    private static StageVerdict? Reason(StageCase stage, AllowedMove row) =>
        row.ReasonRequired && stage.Table.HasReason && !stage.HasReason ? Verdict(StageDecision.ReasonMissing, stage, row.To) : null;

    private static StageVerdict? Cooldown(StageCase stage, AllowedMove row)
    {
        if (!CoolsDown(stage, row.To))
            return null;
        var decision = !stage.HoldsOneOf(row.OverrideRoles) ? StageDecision.CoolingDown
            : string.IsNullOrWhiteSpace(stage.OverrideReason) ? StageDecision.OverrideReasonMissing
            : StageDecision.Allowed;
        return decision == StageDecision.Allowed ? null : Verdict(decision, stage, row.To, verdict =>
        {
            verdict.Names = row.OverrideRoles;
            verdict.Until = stage.CooldownUntil!.Value;
        });
    }

    private static bool CoolsDown(StageCase stage, int to) =>
        stage.Table.HasOverride && to == LeadStage.QualifiedLead && stage.CooldownUntil > stage.Now;

    private static StageVerdict Allow(StageCase stage, AllowedMove? row, int to) => Verdict(StageDecision.Allowed, stage, to, verdict =>
    {
        verdict.Move = row;
        verdict.Overrides = CoolsDown(stage, to);
    });

    private static StageVerdict Verdict(StageDecision decision, StageCase stage, int? to, Action<StageVerdict>? complete = null)
    {
        var verdict = new StageVerdict(decision, stage.From, to) { Next = Next(stage) };
        complete?.Invoke(verdict);
        return verdict;
    }

    private static bool IsEmpty(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));
}
