using LeadSync.Plugins.Stages;
using static LeadSync.Plugins.Localisation.StageTexts;

namespace LeadSync.Plugins.Localisation;

/// <summary>The refusals of the stage guards in English.</summary>
internal static class EnglishStageTexts
{
    public static string Of(StageVerdict verdict, StagedTable table, StageNames names)
    {
        var row = Noun(table);
        var to = verdict.To is { } stage ? $"\"{names.Of(stage)}\"" : "";
        var from = verdict.From is { } left ? $"\"{names.Of(left)}\"" : "";
        return verdict.Decision switch
        {
            StageDecision.NotAllowed when verdict.From == null => $"{Article(table)} {row} cannot start in the stage {to}. {Next(verdict, names)}",
            StageDecision.NotAllowed => $"This {row} cannot move from {from} to {to}. {Next(verdict, names)}",
            StageDecision.Cleared => $"The stage of {Article(table).ToLowerInvariant()} {row} cannot be cleared; it is {from}. {Next(verdict, names)}",
            StageDecision.StateContradicts => $"The stage {to} and the status that you chose for this {row} exclude each other. Change only one of the two; the other follows.",
            StageDecision.ColumnsMissing => $"To move this {row} to {to}, fill in first: {List(ColumnLabels.Of(verdict.Names, UserLanguage.English))}.",
            StageDecision.RoleMissing => $"To move this {row} to {to}, you need one of these security roles: {Roles(verdict.Names)}. Ask somebody who has it to move it.",
            StageDecision.ReasonNotInUse => "The recycle reason that you chose is not in use. Choose another one.",
            StageDecision.NothingToRecycle => $"This {row} is in the stage {to} already; somebody else may just have moved it. Refresh the page to see by whom and why.",
            StageDecision.ReasonMissing => $"To move this {row} to {to}, choose a recycle reason and save it together with the stage.",
            _ => Threshold(verdict, to, row),
        };
    }

    private static string Threshold(StageVerdict verdict, string to, string row) => verdict.Decision switch
    {
        StageDecision.ScoreTooLow => $"To move this {row} to {to}, its score must be at least {Number(verdict.Minimum)}; {Present(verdict.Present is { } score ? Number(score) : null)}.",
        StageDecision.GradeTooLow => $"To move this {row} to {to}, its grade must be {StageTexts.Grade(verdict.Minimum)}{Better(verdict.Minimum)}; {Present(verdict.Present is { } grade ? StageTexts.Grade(grade) : null)}.",
        StageDecision.CoolingDown => $"This {row} was recycled and cools down until {Until(verdict)}. Before that only these security roles may move it to {to}, and only with a reason: {Roles(verdict.Names)}.",
        _ => $"This {row} was recycled and cools down until {Until(verdict)}. To move it to {to} all the same, fill in \"Reason to end the cool-down\" and save it together with the stage.",
    };

    private static string Noun(StagedTable table) => table.LogicalName;

    private static string Article(StagedTable table) => table == StagedTable.Lead ? "A" : "An";

    private static string Better(int grade) => grade == Schema.Grade.A ? "" : " or better";

    private static string Present(string? value) => value == null ? "it has none yet" : $"it is {value}";

    private static string Until(StageVerdict verdict) => Instant(verdict.Until, "d MMM yyyy, HH:mm");

    private static string Next(StageVerdict verdict, StageNames names) =>
        StageTexts.Next(verdict.Next, names, "Allowed", "No move is allowed from here.");
}
