using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Plugins.Stages;
using LeadSync.Schema;

namespace LeadSync.Plugins.Localisation;

/// <summary>The refusals of accepting, rejecting, recycling and assigning, in English and German: what is wrong and what to do.</summary>
internal static class HandOverTexts
{
    private static readonly Dictionary<string, string[]> Verbs = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["ls_AcceptLead"] = new[] { "accepted", "annehmen" },
        ["ls_RejectLead"] = new[] { "rejected", "ablehnen" },
        ["ls_RecycleLead"] = new[] { "recycled", "zurückgeben" },
    };

    /// <param name="message">The message that was sent.</param>
    /// <param name="from">The stages in which it may be sent.</param>
    /// <param name="present">The stage of the lead; null where it has none.</param>
    /// <param name="language">The language of the reader.</param>
    public static string WrongStage(string message, IEnumerable<int> from, int? present, int language)
    {
        var names = StageNames.BuiltIn(StagedTable.Lead, language);
        if (language == UserLanguage.German)
        {
            var where = present is { } phase ? $"in der Phase „{names.Of(phase)}“" : "in keiner Phase";
            return $"Dieser Lead ist {where}; {Verbs[message][1]} lässt sich nur ein Lead in der Phase {string.Join(" oder ", from.Select(stage => $"„{names.Of(stage)}“"))}. "
                + "Aktualisieren Sie die Seite; vielleicht war jemand schneller.";
        }

        var stands = present is { } stage ? $"in the stage \"{names.Of(stage)}\"" : "in no stage";
        return $"This lead is {stands}; only a lead in {string.Join(" or ", from.Select(each => $"\"{names.Of(each)}\""))} can be {Verbs[message][0]}. "
            + "Refresh the page; somebody may have been faster.";
    }

    public static string DisabledOwner(int language) => language == UserLanguage.German
        ? "Dieser Benutzer ist deaktiviert und kann nichts bearbeiten. Wählen Sie einen aktiven Benutzer oder ein Team als Besitzer."
        : "This user is disabled and cannot work on it. Choose an active user or a team as the owner.";

    public static string NotYours(string table, int language)
    {
        var opportunity = table == Opportunity.EntityLogicalName;
        if (language == UserLanguage.German)
            return (opportunity ? "Diese Verkaufschance" : "Dieser vom Vertrieb angenommene Lead")
                + " gehört jemand anderem. Bitten Sie den Besitzer, ein Mitglied seines Teams oder einen LeadSync-Administrator um die Übergabe.";
        return (opportunity ? "This opportunity" : "This lead has been accepted by sales and")
            + " belongs to somebody else. Ask its owner, a member of the owning team or a LeadSync administrator to hand it on.";
    }
}
