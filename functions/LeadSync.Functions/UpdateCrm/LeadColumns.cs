using System.Text.Json.Nodes;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.Dataverse;
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

    /// <summary>The score and its reasons. A grade that the CRM has no value for leaves the grade empty.</summary>
    public static JsonObject OfScore(Score score) => new()
    {
        [Columns.Score] = Math.Min(score.ShownTotal, LargestTotal),
        [Columns.Interest] = Rounded(score.Interest, 2),
        [Columns.Fit] = Rounded(score.Fit, 2),
        [Columns.Profile] = Rounded(score.Profile, 2),
        [Columns.Grade] = Grades.TryGetValue(score.Grade, out var grade) ? grade : null,
        [Columns.Explanation] = Explanation.Of(score),
        [Columns.ScoreModel] = score.Model,
    };

    /// <summary>The account a lead belongs to by its company domain; nothing where a person has decided.</summary>
    public static JsonObject OfMapping(LeadRow? lead, AccountMatch? match)
    {
        if (lead is { IsMappedByPerson: true }) return [];
        if (match is null && lead?.MappedAccountId is null) return [];
        return new JsonObject
        {
            [$"{Columns.MappedAccountIdNavigation}@odata.bind"] = match is null ? null : $"accounts({match.Account.Id:D})",
            [Columns.MappingMethod] = match is null ? null : MappingMethod.CompanyDomain,
            [Columns.MappingProbability] = match is null ? null : Rounded(match.Probability, 4),
        };
    }

    /// <summary>
    /// What the marketing tool knows and the lead lacks. What somebody typed into the CRM is never replaced; a name that
    /// LeadSync itself made up of the e-mail address is.
    /// </summary>
    public static JsonObject OfKnowledge(LeadRow? lead, PersonFacts person)
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

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
