using System.Globalization;
using System.Text.Json.Nodes;
using LeadSync.Domain.Calendars;
using NodaTime;

namespace LeadSync.Domain.Tests.Calendars;

/// <summary>A week as people write it, and as minutes of the clock: "mon 09:00-17:00, fri 22:00-06:00".</summary>
internal sealed record WeeklyText(string Text)
{
    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private IEnumerable<(int Day, string From, string To)> Hours => Text
        .Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(part => (Array.IndexOf(Names, part[..3]), part[4..9], part[10..15]));

    public static string NameOf(int day) => Names[day];

    public IEnumerable<(int From, int To)> On(IsoDayOfWeek day) =>
        from hours in Hours
        where hours.Day == (int)day - 1
        let begin = Minutes(hours.From)
        let end = Minutes(hours.To)
        select (begin, end > begin ? end : end + 1440);

    public BusinessCalendar In(string zone, params string[] holidays)
    {
        var week = new JsonObject();
        foreach (var day in Hours.GroupBy(hours => Names[hours.Day]))
            week[day.Key] = new JsonArray([.. day.Select(JsonNode (hours) => new JsonArray(hours.From, hours.To))]);
        var json = new JsonObject { ["timeZone"] = zone, ["week"] = week, ["holidays"] = new JsonArray([.. holidays.Select(JsonNode (day) => day)]) };
        return Assert.IsType<BusinessCalendar>(BusinessCalendarJson.Load(json.ToJsonString()).Calendar);
    }

    private static int Minutes(string time) => (int.Parse(time[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(time[3..], CultureInfo.InvariantCulture);
}
