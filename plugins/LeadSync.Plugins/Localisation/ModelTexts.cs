using System.Collections.Generic;
using LeadSync.Plugins.Scoring;

namespace LeadSync.Plugins.Localisation;

/// <summary>The refusals of the scoring model guard, in English and German: what is wrong and what to do.</summary>
internal static class ModelTexts
{
    private static readonly IReadOnlyDictionary<ModelRefusal, string> English = new Dictionary<ModelRefusal, string>
    {
        [ModelRefusal.Frozen] = "This scoring model has been published, and scores refer to it: its name, version, definition and date stay as they are. Create a new version with the same name and change that.",
        [ModelRefusal.Kept] = "This scoring model has been published, and scores refer to it: it cannot be deleted. To replace it, publish a new version with the same name.",
        [ModelRefusal.NoSuchMove] = "A scoring model goes from Draft to Published to Retired, and never back. Create a new version with the same name instead; a draft that is not wanted can be deleted.",
        [ModelRefusal.NotChecked] = "LeadSync has not yet checked this definition. Save it as a draft, wait a few seconds, refresh, and publish it then.",
        [ModelRefusal.HasProblems] = "This definition has problems; they are listed under \"Problems\". Correct them, save, and publish it then.",
        [ModelRefusal.PrimaryNeeded] = "One published scoring model has to be the primary one. Make another one primary, or publish a new version of this one, instead.",
        [ModelRefusal.PrimaryRetired] = "A retired scoring model cannot be the primary one. Choose a published one.",
    };

    private static readonly IReadOnlyDictionary<ModelRefusal, string> German = new Dictionary<ModelRefusal, string>
    {
        [ModelRefusal.Frozen] = "Dieses Scoring-Modell wurde veröffentlicht, und Bewertungen beziehen sich darauf: Name, Version, Definition und Datum bleiben, wie sie sind. Legen Sie eine neue Version mit demselben Namen an und ändern Sie diese.",
        [ModelRefusal.Kept] = "Dieses Scoring-Modell wurde veröffentlicht, und Bewertungen beziehen sich darauf: Es kann nicht gelöscht werden. Um es zu ersetzen, veröffentlichen Sie eine neue Version mit demselben Namen.",
        [ModelRefusal.NoSuchMove] = "Ein Scoring-Modell geht von „Entwurf“ über „Veröffentlicht“ nach „Außer Kraft“ und nie zurück. Legen Sie stattdessen eine neue Version mit demselben Namen an; ein nicht benötigter Entwurf kann gelöscht werden.",
        [ModelRefusal.NotChecked] = "LeadSync hat diese Definition noch nicht geprüft. Speichern Sie sie als Entwurf, warten Sie einige Sekunden, aktualisieren Sie die Seite und veröffentlichen Sie sie dann.",
        [ModelRefusal.HasProblems] = "Diese Definition hat Probleme; sie stehen unter „Probleme“. Beheben Sie sie, speichern Sie und veröffentlichen Sie sie dann.",
        [ModelRefusal.PrimaryNeeded] = "Ein veröffentlichtes Scoring-Modell muss das primäre sein. Machen Sie stattdessen ein anderes zum primären oder veröffentlichen Sie eine neue Version von diesem.",
        [ModelRefusal.PrimaryRetired] = "Ein Scoring-Modell außer Kraft kann nicht das primäre sein. Wählen Sie ein veröffentlichtes.",
    };

    public static string Of(ModelRefusal refusal, int language) => (language == UserLanguage.German ? German : English)[refusal];
}
