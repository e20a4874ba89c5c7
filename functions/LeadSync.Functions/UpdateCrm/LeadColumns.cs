using System.Text.Json.Nodes;
using LeadSync.Schema;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>What LeadSync wants to stand in a lead, column by column, in the Web API's form.</summary>
internal static class LeadColumns
{
    // ls_score's own limits; a model may give more, the explanation then still says the true figure.
    private const int LargestTotal = 1_000_000_000;

    private static readonly Dictionary<string, int> Grades = new()
    {
        ["A"] = Grade.A, ["B"] = Grade.B, ["C"] = Grade.C, ["D"] = Grade.D, ["E"] = Grade.E,
    };

    /// <summary>The score and its reasons, for leads, contacts, accounts and scores by model alike. A grade that the CRM has no value for leaves the grade empty.</summary>
    public static JsonObject OfScore(ScoreStory story) => new()
    {
        [Columns.Score] = Math.Min(story.Score.ShownTotal, LargestTotal),
        [Columns.Interest] = Rounded(story.Score.Interest, 2),
        [Columns.Fit] = Rounded(story.Score.Fit, 2),
        [Columns.Profile] = Rounded(story.Score.Profile, 2),
        [Columns.Grade] = Grades.TryGetValue(story.Score.Grade, out var grade) ? grade : null,
        [Columns.Explanation] = Explanation.Of(story),
        [Columns.ScoreModel] = story.Score.Model,
        [Columns.NextChange] = CrmNote.Iso(story.Next?.Day),
    };

    /// <summary>
    /// What the marketing tool knows and the lead lacks. What somebody typed into the CRM is never replaced; a name that
    /// LeadSync itself made up of the e-mail address is.
    /// </summary>
    public static JsonObject OfKnowledge(CrmRecord? lead, PersonFacts person)
    {
        var columns = new JsonObject();
        foreach (var field in LeadFields.All.Where(field => field.IsText))
            if (person.Text(field.Attribute) is { } text && (lead is null || person.Lacks(lead, field)))
                columns[field.LeadColumn] = Cut(text, field.Length);
        return columns;
    }

    /// <summary>What a new lead cannot do without.</summary>
    public static JsonObject OfNewLead(PersonFacts person)
    {
        var columns = OfKnowledge(null, person);
        columns[LeadFields.LastName] ??= Cut(person.MadeUpLastName, 50);
        if (person.MadeUpCompany is { } company) columns[LeadFields.Company] ??= Cut(company, 100);
        columns["subject"] = Cut($"Marketing: {columns[LeadFields.Company] ?? person.Email}", 300);
        return columns;
    }

    public static decimal Rounded(double value, int digits) =>
        Math.Round((decimal)Math.Clamp(value, -1e9, 1e9), digits, MidpointRounding.AwayFromZero);

    public static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
