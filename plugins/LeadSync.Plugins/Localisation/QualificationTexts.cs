using System.Collections.Generic;
using LeadSync.Plugins.Qualification;

namespace LeadSync.Plugins.Localisation;

/// <summary>The refusals of assessments and answers, in English and German: what is wrong and what to do.</summary>
internal static class QualificationTexts
{
    private static readonly Dictionary<QualificationRefusal, string[]> Texts = new Dictionary<QualificationRefusal, string[]>
    {
        [QualificationRefusal.NoRecord] = new[]
        {
            "An assessment belongs to a lead or to an opportunity. Choose one.",
            "Eine Qualifizierung gehört zu einem Lead oder zu einer Verkaufschance. Wählen Sie eines davon aus.",
        },
        [QualificationRefusal.TwoRecords] = new[]
        {
            "An assessment belongs to a lead or to an opportunity, not to both. Empty one of the two.",
            "Eine Qualifizierung gehört zu einem Lead oder zu einer Verkaufschance, nicht zu beiden. Leeren Sie eines der beiden Felder.",
        },
        [QualificationRefusal.NoFramework] = new[]
        {
            "No qualification framework is marked as default. Choose a framework, or ask an administrator to mark one as default.",
            "Kein Qualifizierungsschema ist als Standard gekennzeichnet. Wählen Sie ein Schema aus, oder bitten Sie die Administration, eines als Standard zu kennzeichnen.",
        },
        [QualificationRefusal.FrameworkFixed] = new[]
        {
            "The framework of an assessment stays as it is, because its answers belong to it. Create another assessment with the other framework.",
            "Das Schema einer Qualifizierung bleibt, wie es ist, weil ihre Antworten dazugehören. Legen Sie mit dem anderen Schema eine weitere Qualifizierung an.",
        },
        [QualificationRefusal.Incomplete] = new[]
        {
            "An answer belongs to an assessment and to a criterion. Choose both.",
            "Eine Antwort gehört zu einer Qualifizierung und zu einem Kriterium. Wählen Sie beides aus.",
        },
        [QualificationRefusal.ForeignCriterion] = new[]
        {
            "This criterion is not an active criterion of the framework of the assessment. Choose one that is.",
            "Dieses Kriterium ist kein aktives Kriterium des Schemas der Qualifizierung. Wählen Sie eines davon aus.",
        },
        [QualificationRefusal.Duplicate] = new[]
        {
            "This criterion already has an answer in this assessment. Change that answer instead of adding another.",
            "Dieses Kriterium hat in dieser Qualifizierung schon eine Antwort. Ändern Sie diese, statt eine weitere hinzuzufügen.",
        },
    };

    public static string Of(QualificationRefusal refusal, int language) => Texts[refusal][language == UserLanguage.German ? 1 : 0];
}
