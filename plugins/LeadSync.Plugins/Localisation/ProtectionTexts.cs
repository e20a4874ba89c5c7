using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;

namespace LeadSync.Plugins.Localisation;

/// <summary>What people read who change what LeadSync alone writes, in English and German.</summary>
internal static class ProtectionTexts
{
    private static readonly Dictionary<string, string[]> KeptTables = new Dictionary<string, string[]>
    {
        [StageHistory.EntityLogicalName] = new[]
        {
            "LeadSync keeps the stage history. Change the stage in the record itself; the history follows by itself.",
            "Den Phasenverlauf führt LeadSync. Ändern Sie die Phase am Datensatz selbst; der Verlauf entsteht von allein.",
        },
        [LeadScore.EntityLogicalName] = new[]
        {
            "Scores by model are written by LeadSync alone. Change the scoring model or what it scores instead.",
            "Die Scores je Modell schreibt nur LeadSync. Ändern Sie stattdessen das Scoring-Modell oder die Angaben, die es bewertet.",
        },
        [SlaInstance.EntityLogicalName] = new[]
        {
            "LeadSync keeps the clocks of service levels. Complete the call, e-mail or appointment, or change the SLA policy; the clock follows by itself.",
            "Die SLA-Uhren führt LeadSync. Schließen Sie Anruf, E-Mail oder Termin ab oder ändern Sie die Servicevereinbarung; die Uhr folgt von allein.",
        },
        [RoutingDecision.EntityLogicalName] = new[]
        {
            "LeadSync records how leads were routed. Change the owner of the lead or the routing rules instead.",
            "Wie Leads zugewiesen wurden, zeichnet LeadSync auf. Ändern Sie stattdessen den Besitzer des Leads oder die Zuweisungsregeln.",
        },
    };

    /// <summary>Protected columns of a row.</summary>
    /// <param name="columns">Logical names, at least one.</param>
    /// <param name="tagged">Whether the request says that it is LeadSync's; its user then lacks the role.</param>
    /// <param name="language">The language of the reader.</param>
    public static string Protected(IReadOnlyCollection<string> columns, bool tagged, int language)
    {
        if (language == UserLanguage.German)
            return (columns.Count == 1 ? $"Die Spalte {German(columns)} schreibt" : $"Die Spalten {German(columns)} schreibt") + " nur LeadSync. "
                + (tagged
                    ? $"Der Benutzer dieser Anforderung braucht dafür die Sicherheitsrolle „{Integration.Role}“."
                    : "Lassen Sie sie unverändert und speichern Sie erneut.")
                + " Es wurde nichts gespeichert.";
        return (columns.Count == 1 ? $"The column {English(columns)} is" : $"The columns {English(columns)} are") + " written by LeadSync alone. "
            + (tagged
                ? $"The user of this request needs the security role \"{Integration.Role}\" for it."
                : $"Leave {(columns.Count == 1 ? "it as it is" : "them as they are")} and save again.")
            + " Nothing was saved.";
    }

    /// <summary>Rows that nobody else adds, changes or deletes.</summary>
    public static string Kept(string table, int language)
    {
        var texts = KeptTables[table];
        return texts[language == UserLanguage.German ? 1 : 0];
    }

    private static string English(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{ProtectedColumnLabels.Of(column, german: false)}\""));

    private static string German(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"„{ProtectedColumnLabels.Of(column, german: true)}“"));
}
