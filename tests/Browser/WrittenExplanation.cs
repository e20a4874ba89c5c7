using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadSync.Browser;

/// <summary>Explanations as LeadSync writes them, so that what the panel shows of each part can be told beforehand.</summary>
internal static class WrittenExplanation
{
    private static readonly DateOnly AsOf = new(2026, 11, 23);

    /// <summary>As version 0.1 wrote it: reasons and deficits alone. Takes away more than there is: the floor is 3.5.</summary>
    public static JsonObject Old(string label) => new()
    {
        ["model"] = "default/1", ["asOf"] = "2026-11-21", ["total"] = 12, ["interest"] = 0, ["fit"] = 12.0, ["profile"] = 40.0, ["grade"] = "D",
        ["deficits"] = new JsonArray("interest"), ["oneFieldAway"] = null, ["qualified"] = false,
        ["reasons"] = new JsonArray(Reason("size", label, 12, null), Reason("ignored", null, -3.5, "2026-11-20")),
    };

    /// <summary>Thirteen weeks back and eight ahead, a next grade, missing fields, and a change to come.</summary>
    public static JsonObject Full() => new()
    {
        ["model"] = "default/2", ["asOf"] = "2026-11-23", ["total"] = 112, ["interest"] = 12.3, ["fit"] = 100, ["profile"] = 66.67, ["grade"] = "C",
        ["deficits"] = new JsonArray("interest", "profile"), ["oneFieldAway"] = new JsonArray("jobTitle"), ["qualified"] = true,
        ["threshold"] = new JsonObject { ["total"] = 100, ["profile"] = 60 },
        ["reasons"] = new JsonArray(Reason("pricing", "Visited pricing", 15.123456, "2026-11-20"), Reason("unsubscribe", "Unsubscribed", -2.823456, "2026-10-02"), Reason("industry", "Industry", 100, null)),
        ["lift"] = new JsonObject
        {
            ["grade"] = "B",
            ["measures"] = new JsonArray(Measure("interest", 12.3, 35), Measure("profile", 66.67, 80)),
            ["fields"] = new JsonArray(Field("phone", 13.3333), Field("jobTitle", 6.6667)),
        },
        ["trend"] = new JsonArray([.. Enumerable.Range(-12, 13).Select(week => Point(week, 112 - 6.5 * -week + (week % 3 == -1 ? 14 : 0)))]),
        ["outlook"] = new JsonArray([.. Enumerable.Range(1, 8).Select(week => Point(week, 112 * Math.Pow(0.93, week)))]),
        ["nextChange"] = "2026-12-03", ["becomes"] = new JsonObject { ["grade"] = "D", ["qualified"] = false },
    };

    private static JsonObject Reason(string rule, string? label, double points, string? lastDay) => new()
    {
        ["rule"] = rule, ["label"] = label is null ? null : new JsonObject { ["en"] = label, ["de"] = label },
        ["points"] = points, ["count"] = 1, ["lastDay"] = lastDay,
    };

    private static JsonObject Measure(string name, double has, double needs) => new() { ["measure"] = name, ["has"] = has, ["needs"] = needs };

    private static JsonObject Field(string name, double gives) => new() { ["name"] = name, ["gives"] = gives };

    private static JsonObject Point(int week, double total) => new()
        { ["day"] = AsOf.AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["total"] = total };
}
