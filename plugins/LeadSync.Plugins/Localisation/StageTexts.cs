using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadSync.Schema;

namespace LeadSync.Plugins.Localisation;

/// <summary>The refusals of the stage guard and the names of the stages, in English and German.</summary>
internal static class StageTexts
{
    private static readonly IReadOnlyDictionary<int, string> EnglishNames = new Dictionary<int, string>
    {
        [LeadStage.Prospect] = "Prospect",
        [LeadStage.Lead] = "Lead",
        [LeadStage.QualifiedLead] = "Qualified Lead",
        [LeadStage.SalesAcceptedLead] = "Sales Accepted Lead",
        [LeadStage.Opportunity] = "Opportunity",
        [LeadStage.Customer] = "Customer",
        [LeadStage.Lost] = "Lost",
        [LeadStage.Disqualified] = "Disqualified",
    };

    private static readonly IReadOnlyDictionary<int, string> GermanNames = new Dictionary<int, string>
    {
        [LeadStage.Prospect] = "Interessent",
        [LeadStage.Lead] = "Lead",
        [LeadStage.QualifiedLead] = "Qualifizierter Lead",
        [LeadStage.SalesAcceptedLead] = "Vom Vertrieb akzeptierter Lead",
        [LeadStage.Opportunity] = "Verkaufschance",
        [LeadStage.Customer] = "Kunde",
        [LeadStage.Lost] = "Verloren",
        [LeadStage.Disqualified] = "Disqualifiziert",
    };

    /// <summary>A stage by name; one that an admin added is shown by its number.</summary>
    public static string Name(int stage, int language) =>
        (language == UserLanguage.German ? GermanNames : EnglishNames).TryGetValue(stage, out var name)
            ? name
            : stage.ToString(CultureInfo.InvariantCulture);

    public static string NotAllowed(int? from, int to, IReadOnlyList<int> allowed, int language)
    {
        var german = language == UserLanguage.German;
        var target = Name(to, language);
        if (from == null)
            return german
                ? $"Ein Lead kann nicht in der Phase „{target}“ beginnen. {Next(allowed, language)}"
                : $"A lead cannot start in the stage \"{target}\". {Next(allowed, language)}";
        var source = Name(from.Value, language);
        return german
            ? $"Dieser Lead kann nicht von „{source}“ nach „{target}“ wechseln. {Next(allowed, language)}"
            : $"This lead cannot move from \"{source}\" to \"{target}\". {Next(allowed, language)}";
    }

    public static string Cleared(int from, IReadOnlyList<int> allowed, int language) => language == UserLanguage.German
        ? $"Die Phase eines Leads kann nicht geleert werden; sie ist „{Name(from, language)}“. {Next(allowed, language)}"
        : $"The stage of a lead cannot be cleared; it is \"{Name(from, language)}\". {Next(allowed, language)}";

    private static string Next(IReadOnlyList<int> allowed, int language)
    {
        var names = string.Join(", ", allowed.Select(stage => Name(stage, language)));
        if (language == UserLanguage.German)
            return names.Length == 0 ? "Von hier aus ist kein Wechsel erlaubt." : $"Erlaubt: {names}.";
        return names.Length == 0 ? "No move is allowed from here." : $"Allowed: {names}.";
    }
}
