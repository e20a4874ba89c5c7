using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Domain.Scoring;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>Writes ls_explanation: why a record has its score, for the panel on the form. The same for leads, contacts and accounts.</summary>
internal static class Explanation
{
    /// <summary>The platform's limit of the column, in characters.</summary>
    private const int Longest = 1_048_576;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ScoreStory story)
    {
        var reasons = story.Score.Reasons;
        var text = Write(story, reasons);
        // A model of thousands of rules: the panel gets the weightiest that fit.
        for (var count = reasons.Count / 2; text.Length > Longest && count > 0; count /= 2)
            text = Write(story, reasons.OrderByDescending(reason => Math.Abs(reason.Points)).Take(count));
        return text;
    }

    private static string Write(ScoreStory story, IEnumerable<Reason> reasons)
    {
        var score = story.Score;
        return new JsonObject
        {
            ["model"] = score.Model,
            ["asOf"] = Iso(score.AsOf),
            ["interestFrom"] = CrmNote.Iso(story.From),
            ["total"] = score.ShownTotal,
            ["interest"] = score.Interest,
            ["fit"] = score.Fit,
            ["profile"] = score.Profile,
            ["coverage"] = score.Coverage,
            ["grade"] = score.Grade,
            ["deficits"] = Texts(score.Deficits),
            ["oneFieldAway"] = score.OneFieldAway is { } fields ? Texts(fields) : null,
            ["qualified"] = score.Qualified,
            ["threshold"] = story.Threshold is { } threshold ? new JsonObject { ["total"] = threshold.Total, ["profile"] = threshold.Profile } : null,
            ["reasons"] = new JsonArray([.. reasons.Select(Write)]),
            ["lift"] = Write(score.Lift),
            ["trend"] = Write(story.Trend),
            ["outlook"] = Write(story.Outlook),
            ["nextChange"] = story.Next is { } next ? Iso(next.Day) : null,
            ["becomes"] = story.Next is { } turn ? new JsonObject { ["grade"] = turn.Grade, ["qualified"] = turn.Qualified } : null,
        }.ToJsonString(Readable);
    }

    private static JsonObject Write(Reason reason) => new()
    {
        ["rule"] = reason.Rule,
        ["label"] = new JsonObject { ["en"] = reason.Label.En, ["de"] = reason.Label.De },
        ["points"] = reason.Points,
        ["count"] = reason.Count,
        ["lastDay"] = reason.LastDay is { } day ? Iso(day) : null,
        ["sample"] = reason.Sample is { } sample ? new JsonObject { ["source"] = sample.Source, ["id"] = sample.Id } : null,
    };

    private static JsonObject Write(Lift lift) => new()
    {
        ["grade"] = lift.Grade,
        ["measures"] = new JsonArray([.. lift.Measures.Select(shortfall => new JsonObject
        {
            ["measure"] = shortfall.Measure, ["has"] = shortfall.Has, ["needs"] = shortfall.Needs,
        })]),
        ["fields"] = new JsonArray([.. lift.Fields.Select(field => new JsonObject { ["name"] = field.Name, ["gives"] = field.Gives })]),
    };

    private static JsonArray Write(IEnumerable<DayTotal> totals) =>
        new([.. totals.Select(total => new JsonObject { ["day"] = Iso(total.Day), ["total"] = Math.Round(total.Total, 2) })]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
