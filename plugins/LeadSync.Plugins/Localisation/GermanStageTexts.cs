using LeadSync.Plugins.Stages;
using static LeadSync.Plugins.Localisation.StageTexts;

namespace LeadSync.Plugins.Localisation;

/// <summary>The refusals of the stage guards in German.</summary>
internal static class GermanStageTexts
{
    public static string Of(StageVerdict verdict, StagedTable table, StageNames names)
    {
        var words = WordsOf(table);
        var to = verdict.To is { } stage ? $"„{names.Of(stage)}“" : "";
        var from = verdict.From is { } left ? $"„{names.Of(left)}“" : "";
        return verdict.Decision switch
        {
            StageDecision.NotAllowed when verdict.From == null => $"{words.A} kann nicht in der Phase {to} beginnen. {Next(verdict, names)}",
            StageDecision.NotAllowed => $"{words.This} kann nicht von {from} nach {to} wechseln. {Next(verdict, names)}",
            StageDecision.Cleared => $"Die Phase {words.OfA} kann nicht geleert werden; sie ist {from}. {Next(verdict, names)}",
            StageDecision.StateContradicts => $"Die Phase {to} und der gewählte Status schließen einander aus. Ändern Sie nur eines von beiden; das andere folgt.",
            StageDecision.ColumnsMissing => $"Damit {words.ThisInside} nach {to} wechseln kann, füllen Sie zuerst aus: {List(ColumnLabels.Of(verdict.Names, UserLanguage.German))}.",
            StageDecision.RoleMissing => $"Für den Wechsel nach {to} benötigen Sie eine dieser Sicherheitsrollen: {Roles(verdict.Names)}. Bitten Sie jemanden mit einer solchen Rolle um den Wechsel.",
            StageDecision.ReasonNotInUse => "Der gewählte Rückgabegrund ist nicht in Gebrauch. Wählen Sie einen anderen.",
            StageDecision.NothingToRecycle => $"{words.This} ist bereits in der Phase {to}; vielleicht war jemand schneller. Aktualisieren Sie die Seite, um zu sehen, wer und warum.",
            StageDecision.ReasonMissing => $"Wählen Sie für den Wechsel nach {to} einen Rückgabegrund und speichern Sie ihn zusammen mit der Phase.",
            _ => Threshold(verdict, to, words),
        };
    }

    private static string Threshold(StageVerdict verdict, string to, Words words) => verdict.Decision switch
    {
        StageDecision.ScoreTooLow => $"Für den Wechsel nach {to} muss der Score mindestens {Number(verdict.Minimum)} sein; {Present(verdict.Present is { } score ? Number(score) : null, "noch gibt es keinen", "er ist")}.",
        StageDecision.GradeTooLow => $"Für den Wechsel nach {to} ist die Klasse {StageTexts.Grade(verdict.Minimum)}{Better(verdict.Minimum)} nötig; {Present(verdict.Present is { } grade ? StageTexts.Grade(grade) : null, "noch gibt es keine", "sie ist")}.",
        StageDecision.CoolingDown => $"{words.This} wurde zurückgegeben und ruht bis {Until(verdict)}. Vorher dürfen nur diese Sicherheitsrollen, und nur mit Begründung, nach {to} wechseln: {Roles(verdict.Names)}.",
        _ => $"{words.This} wurde zurückgegeben und ruht bis {Until(verdict)}. Um dennoch nach {to} zu wechseln, füllen Sie „Grund, die Ruhezeit zu beenden“ aus und speichern Sie ihn zusammen mit der Phase.",
    };

    private static Words WordsOf(StagedTable table) =>
        table == StagedTable.Lead ? new Words("Ein Lead", "Dieser Lead", "eines Leads")
        : table == StagedTable.Account ? new Words("Eine Firma", "Diese Firma", "einer Firma")
        : new Words("Eine Verkaufschance", "Diese Verkaufschance", "einer Verkaufschance");

    private static string Better(int grade) => grade == Schema.Grade.A ? "" : " oder besser";

    private static string Present(string? value, string none, string it) => value == null ? none : $"{it} {value}";

    private static string Until(StageVerdict verdict) => Instant(verdict.Until, "dd.MM.yyyy, HH:mm");

    private static string Next(StageVerdict verdict, StageNames names) =>
        StageTexts.Next(verdict.Next, names, "Erlaubt", "Von hier aus ist kein Wechsel erlaubt.");

    private sealed class Words
    {
        public Words(string a, string @this, string ofA)
        {
            A = a;
            This = @this;
            OfA = ofA;
        }

        public string A { get; }

        public string This { get; }

        public string ThisInside => $"d{This.TrimStart('D')}";

        public string OfA { get; }
    }
}
