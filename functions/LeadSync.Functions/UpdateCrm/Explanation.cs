using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Domain.Scoring;
using NodaTime.Text;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>Writes ls_explanation: why a lead has its score, for the panel on the form.</summary>
internal static class Explanation
{
    /// <summary>The platform's limit of the column, in characters.</summary>
    private const int Longest = 1_048_576;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Score score)
    {
        var text = Write(score, score.Reasons);
        // A model of thousands of rules: the panel gets the weightiest that fit.
        for (var count = score.Reasons.Count / 2; text.Length > Longest && count > 0; count /= 2)
            text = Write(score, score.Reasons.OrderByDescending(reason => Math.Abs(reason.Points)).Take(count));
        return text;
    }

    private static string Write(Score score, IEnumerable<Reason> reasons) => new JsonObject
    {
        ["model"] = score.Model,
        ["asOf"] = LocalDatePattern.Iso.Format(score.AsOf),
        ["total"] = score.ShownTotal,
        ["interest"] = score.Interest,
        ["fit"] = score.Fit,
        ["profile"] = score.Profile,
        ["grade"] = score.Grade,
        ["deficits"] = Texts(score.Deficits),
        ["oneFieldAway"] = score.OneFieldAway is { } fields ? Texts(fields) : null,
        ["qualified"] = score.Qualified,
        ["reasons"] = new JsonArray([.. reasons.Select(Write)]),
    }.ToJsonString(Readable);

    private static JsonObject Write(Reason reason) => new()
    {
        ["rule"] = reason.Rule,
        ["label"] = new JsonObject { ["en"] = reason.Label.En, ["de"] = reason.Label.De },
        ["points"] = reason.Points,
        ["count"] = reason.Count,
        ["lastDay"] = reason.LastDay is { } day ? LocalDatePattern.Iso.Format(day) : null,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
