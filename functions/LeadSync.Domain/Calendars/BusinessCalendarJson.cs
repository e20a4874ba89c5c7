using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Calendars;

/// <summary>
/// The exchange form of calendars:
/// <c>{"timeZone":"Europe/Berlin","week":{"mon":[["09:00","17:00"]]},"holidays":["2026-12-25"],"holidaySets":["DE-BY"]}</c>.
/// Days that are not named are closed; hours that end before they begin end on the next day; 24:00 is the end of the day.
/// Reading is strict: a field that quietly does not count would move due dates.
/// </summary>
public static class BusinessCalendarJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] Fields = ["timeZone", "week", "holidays", "holidaySets"];

    private static readonly Dictionary<string, IsoDayOfWeek> Days = new(StringComparer.Ordinal)
    {
        ["mon"] = IsoDayOfWeek.Monday, ["tue"] = IsoDayOfWeek.Tuesday, ["wed"] = IsoDayOfWeek.Wednesday, ["thu"] = IsoDayOfWeek.Thursday,
        ["fri"] = IsoDayOfWeek.Friday, ["sat"] = IsoDayOfWeek.Saturday, ["sun"] = IsoDayOfWeek.Sunday,
    };

    /// <summary>Reads a calendar, or gives all its errors.</summary>
    public static CalendarReading Load(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            return Refuse($"is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            // All value kinds are checked: what is left is half a surrogate pair, which only text access refuses.
            return Refuse("holds a text that is not valid Unicode");
        }
    }

    private static CalendarReading Refuse(string reason) => new(null, [new CalendarError("", reason)]);

    private static CalendarReading Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return Refuse("must be an object with timeZone and week");
        var errors = new List<CalendarError>();
        foreach (var field in json.EnumerateObject().Where(field => !Fields.Contains(field.Name, StringComparer.Ordinal)))
            errors.Add(new CalendarError(field.Name, $"is no field of a calendar; those are {string.Join(", ", Fields)}"));
        var zone = Zone(json, errors);
        var week = Week(json, errors);
        var closed = Holidays(json, errors).Concat(OfSets(json, errors)).ToList();
        return errors.Count > 0 ? new CalendarReading(null, errors) : new CalendarReading(new BusinessCalendar(zone!, week!, closed), []);
    }

    private static DateTimeZone? Zone(JsonElement json, List<CalendarError> errors)
    {
        var name = json.TryGetProperty("timeZone", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        var zone = name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        if (zone is null) errors.Add(new CalendarError("timeZone", "must be the name of a time zone of the IANA database, such as \"Europe/Berlin\""));
        return zone;
    }

    private static WeeklyHours? Week(JsonElement json, List<CalendarError> errors)
    {
        if (!json.TryGetProperty("week", out var week) || week.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new CalendarError("week", "must be an object of days, such as {\"mon\":[[\"09:00\",\"17:00\"]]}"));
            return null;
        }
        var (found, days) = (errors.Count, new Dictionary<IsoDayOfWeek, IReadOnlyList<HoursInterval>>());
        foreach (var day in week.EnumerateObject())
            if (!Days.TryGetValue(day.Name, out var name))
                errors.Add(new CalendarError($"week.{day.Name}", $"is no day; those are {string.Join(", ", Days.Keys)}"));
            else if (day.Value.ValueKind != JsonValueKind.Array)
                errors.Add(new CalendarError($"week.{day.Name}", "must be a list of hours, such as [[\"09:00\",\"17:00\"]]"));
            else
                days[name] = Hours(day.Value, $"week.{day.Name}", errors);
        if (errors.Count > found) return null;
        var hours = new WeeklyHours(days);
        if (!hours.IsNever) return hours;
        errors.Add(new CalendarError("week", "has no open hours: no minute would ever pass"));
        return null;
    }

    private static List<HoursInterval> Hours(JsonElement list, string field, List<CalendarError> errors)
    {
        var hours = new List<HoursInterval>();
        var index = 0;
        foreach (var pair in list.EnumerateArray())
        {
            if (Interval(pair) is { } interval) hours.Add(interval);
            else
                errors.Add(new CalendarError(
                    $"{field}[{index}]", "must be two different times as HH:mm, the first before 24:00, such as [\"09:00\",\"17:00\"]; a whole day is [\"00:00\",\"24:00\"]"));
            index++;
        }
        return hours;
    }

    private static HoursInterval? Interval(JsonElement pair)
    {
        if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2) return null;
        if (Minute(pair[0]) is not ({ } from and < HoursInterval.MinutesPerDay) || Minute(pair[1]) is not { } to || from == to) return null;
        return new HoursInterval(from, to > from ? to : to + HoursInterval.MinutesPerDay);
    }

    private static int? Minute(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not [>= '0' and <= '9' and var h1, >= '0' and <= '9' and var h2, ':', >= '0' and <= '9' and var m1, >= '0' and <= '9' and var m2])
            return null;
        var (hour, minute) = (((h1 - '0') * 10) + h2 - '0', ((m1 - '0') * 10) + m2 - '0');
        return minute < 60 && (hour < 24 || (hour == 24 && minute == 0)) ? (hour * 60) + minute : null;
    }

    private static IEnumerable<LocalDate> Holidays(JsonElement json, List<CalendarError> errors)
    {
        foreach (var (field, value) in Texts(json, "holidays", errors))
            if (LocalDatePattern.Iso.Parse(value ?? "") is { Success: true } date) yield return date.Value;
            else errors.Add(new CalendarError(field, "must be a date such as \"2026-12-25\""));
    }

    private static IEnumerable<LocalDate> OfSets(JsonElement json, List<CalendarError> errors)
    {
        foreach (var (field, value) in Texts(json, "holidaySets", errors))
            if (HolidaySets.Find(value ?? "") is { } set)
                foreach (var holiday in set.Days) yield return holiday.Date;
            else
                errors.Add(new CalendarError(field, $"is no holiday set; those are {string.Join(", ", HolidaySets.Names)}"));
    }

    private static List<(string Field, string? Text)> Texts(JsonElement json, string name, List<CalendarError> errors)
    {
        if (!json.TryGetProperty(name, out var list)) return [];
        if (list.ValueKind == JsonValueKind.Array)
            return [.. list.EnumerateArray().Select((item, index) => ($"{name}[{index}]", item.ValueKind == JsonValueKind.String ? item.GetString() : null))];
        errors.Add(new CalendarError(name, "must be a list of texts"));
        return [];
    }
}
