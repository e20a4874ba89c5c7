using System.Collections.Generic;
using LeadSync.Schema;

namespace LeadSync.Plugins.Localisation;

/// <summary>The labels of the columns that refusals name, as forms show them: English, German.</summary>
internal static class ProtectedColumnLabels
{
    private static readonly Dictionary<string, string[]> Labels = new Dictionary<string, string[]>
    {
        [Lead.Score] = new[] { "Score", "Score" },
        [Lead.Interest] = new[] { "Interest", "Interesse" },
        [Lead.Fit] = new[] { "Fit", "Eignung" },
        [Lead.Profile] = new[] { "Profile", "Profil" },
        [Lead.Grade] = new[] { "Grade", "Klasse" },
        [Lead.Explanation] = new[] { "Score explanation", "Score-Begründung" },
        [Lead.ScoreModel] = new[] { "Score model", "Scoring-Modell" },
        [Lead.ScoredOn] = new[] { "Scored on", "Bewertet am" },
        [Lead.NextChange] = new[] { "Next change", "Nächste Änderung" },
        [Lead.SlaState] = new[] { "SLA state", "SLA-Status" },
        [Lead.SlaDue] = new[] { "SLA due", "SLA fällig am" },
        [Lead.SlaMinutesLeft] = new[] { "SLA minutes left", "SLA-Restminuten" },
        [Lead.SlaName] = new[] { "SLA", "Servicevereinbarung" },
        [Lead.RoutedOn] = new[] { "Routed on", "Zugewiesen am" },
        [Lead.RoutingRuleId] = new[] { "Routing rule", "Zuweisungsregel" },
        [Lead.HandOver] = new[] { "Hand-over", "Übergabe" },
        [Lead.HandOverOn] = new[] { "Handed over on", "Übergeben am" },
        [Lead.PersonId] = new[] { "Person id", "Personen-ID" },
        [Lead.MappingStatus] = new[] { "Mapping status", "Zuordnungsstatus" },
        [Lead.MappingProbability] = new[] { "Mapping probability", "Zuordnungswahrscheinlichkeit" },
        [Lead.MappingStory] = new[] { "Mapping story", "Zuordnungsbegründung" },
        [Lead.MappedOn] = new[] { "Mapped on", "Zugeordnet am" },
        [Lead.MappingDecidedBy] = new[] { "Mapping decided by", "Zuordnung entschieden durch" },
        [Lead.MappingDecidedOn] = new[] { "Mapping decided on", "Zuordnung entschieden am" },
        [Lead.StageMoves] = new[] { "Stage moves", "Phasenwechsel" },
        [Lead.StageHint] = new[] { "What keeps it back", "Was ihn zurückhält" },
        [Lead.AcceptedOn] = new[] { "Accepted on", "Angenommen am" },
        [Lead.AcceptedBy] = new[] { "Accepted by", "Angenommen von" },
        [Lead.RecycleCount] = new[] { "Recycles", "Rückgaben" },
        [Lead.RecycledOn] = new[] { "Recycled on", "Zurückgegeben am" },
        [Lead.CooldownUntil] = new[] { "Cooling down until", "Ruhezeit bis" },
        [Lead.InterestFrom] = new[] { "Interest counts from", "Interesse zählt ab" },
        [Lead.QualificationTotal] = new[] { "Qualification", "Qualifizierung" },
        [Lead.QualificationClass] = new[] { "Qualification class", "Qualifizierungsklasse" },
        [Account.Coverage] = new[] { "Coverage", "Abdeckung" },
        [Account.RolesFilled] = new[] { "Buying roles filled", "Besetzte Rollen" },
        [Account.ProcessPromoterId] = new[] { "Process promoter", "Prozesspromotor" },
        [Assessment.Total] = new[] { "Total", "Gesamtwert" },
        [Assessment.Class] = new[] { "Class", "Klasse" },
        [Assessment.Answered] = new[] { "Answered", "Beantwortet" },
        [Assessment.AssessedOn] = new[] { "Assessed on", "Bewertet am" },
    };

    /// <summary>The label of a column; its logical name where none is known.</summary>
    public static string Of(string column, bool german)
    {
        if (!Labels.TryGetValue(column, out var label))
            return column;
        return label[german ? 1 : 0];
    }
}
