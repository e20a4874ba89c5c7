using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;

namespace LeadSync.Plugins.Localisation;

/// <summary>What people read who change what LeadSync alone writes, in English and German.</summary>
internal static class ProtectionTexts
{
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
        var history = table == StageHistory.EntityLogicalName;
        if (language == UserLanguage.German)
            return history
                ? "Den Phasenverlauf führt LeadSync. Ändern Sie die Phase am Datensatz selbst; der Verlauf entsteht von allein."
                : "Die Scores je Modell schreibt nur LeadSync. Ändern Sie stattdessen das Scoring-Modell oder die Angaben, die es bewertet.";
        return history
            ? "LeadSync keeps the stage history. Change the stage in the record itself; the history follows by itself."
            : "Scores by model are written by LeadSync alone. Change the scoring model or what it scores instead.";
    }

    private static string English(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{ProtectedColumnLabels.Of(column, german: false)}\""));

    private static string German(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"„{ProtectedColumnLabels.Of(column, german: true)}“"));
}
