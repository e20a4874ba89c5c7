using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Domain.Calendars;
using LeadSync.Functions.Dataverse;
using Columns = LeadSync.Schema.Calendar;

namespace LeadSync.Functions.Calendars;

/// <summary>A calendar's row in the CRM.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsDefault">Whether it counts where no calendar is named.</param>
/// <param name="Calendar">What it says; null where it cannot be used.</param>
/// <param name="Problem">Why it cannot be used; null where it can.</param>
/// <param name="NotedProblem">What the row says of that.</param>
internal sealed record CalendarRow(Guid Id, bool IsDefault, BusinessCalendar? Calendar, string? Problem, string? NotedProblem)
{
    /// <summary>Differs whenever the hours or the closed days do.</summary>
    public string Version { get; private init; } = "";

    private static readonly char[] Separators = [',', ';', '\n', '\r', ' ', '\t'];

    /// <summary>All calendars in use.</summary>
    public static readonly string Query =
        $"{Columns.EntitySetName}?$select={Columns.CalendarId},{Columns.TimeZone},{Columns.Week},{Columns.HolidaySets},{Columns.ClosedDays}," +
        $"{Columns.IsDefault},{Columns.Problem}&$filter=statecode%20eq%200";

    public static CalendarRow? Of(JsonElement row)
    {
        if (row.Id(Columns.CalendarId) is not { } id) return null;
        var json = Json(row);
        var reading = BusinessCalendarJson.Load(json);
        return new CalendarRow(
            id, row.TryGetProperty(Columns.IsDefault, out var isDefault) && isDefault.ValueKind == JsonValueKind.True, reading.Calendar,
            reading.Calendar is null ? string.Join('\n', reading.Errors) : null, row.Text(Columns.Problem))
        {
            Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16],
        };
    }

    private static string Json(JsonElement row) => new JsonObject
    {
        ["timeZone"] = row.Text(Columns.TimeZone), ["week"] = Week(row.Text(Columns.Week)),
        ["holidays"] = List(row.Text(Columns.ClosedDays)), ["holidaySets"] = List(row.Text(Columns.HolidaySets)),
    }.ToJsonString();

    // What is no JSON is no week, and the reader says what one looks like.
    private static JsonNode? Week(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonArray List(string? text) =>
        new([.. (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => JsonValue.Create(part))]);
}
