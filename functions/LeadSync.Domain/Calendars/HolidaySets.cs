using System.Collections.Frozen;
using System.Text.Json;
using NodaTime;

namespace LeadSync.Domain.Calendars;

/// <summary>
/// The public holidays that ship: those of Germany as a whole and of each state, and the nationwide ones of Austria,
/// Switzerland, the United States, the United Kingdom, France and the Netherlands, from 2025 to 2030. Laid down with their
/// sources in holidays.json.
/// </summary>
public static class HolidaySets
{
    /// <summary>The first year whose days are known.</summary>
    public const int FirstYear = 2025;

    /// <summary>The last year whose days are known.</summary>
    public const int LastYear = 2030;

    private static readonly FrozenDictionary<string, HolidaySet> Sets = Load();

    /// <summary>The names of all sets, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Sets.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The set of that name, such as DE-BY, in any case of letters; null where there is none.</summary>
    public static HolidaySet? Find(string name) => Sets.GetValueOrDefault(name);

    private static FrozenDictionary<string, HolidaySet> Load()
    {
        using var stream = typeof(HolidaySets).Assembly.GetManifestResourceStream("holidays.json")!;
        using var document = JsonDocument.Parse(stream);
        var json = document.RootElement;
        return json.EnumerateObject()
            .Select(set => new HolidaySet(set.Name, Text(set.Value, "region"), Text(set.Value, "source"), Days(json, set.Value)))
            .ToFrozenDictionary(set => set.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static List<Holiday> Days(JsonElement json, JsonElement set)
    {
        var rules = Rules(json, set).ToList();
        return [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(year => Kept(rules, year)).OrderBy(day => day.Date)];
    }

    private static IEnumerable<(string Name, HolidayRule Rule)> Rules(JsonElement json, JsonElement set)
    {
        var inherited = set.TryGetProperty("extends", out var parent) ? Rules(json, json.GetProperty(parent.GetString()!)) : [];
        return inherited.Concat(set.GetProperty("days").EnumerateArray().Select(day => (Text(day, "name"), Rule(day))));
    }

    private static HolidayRule Rule(JsonElement day) => new(
        Text(day, "on"), Number(day, "since") ?? 0, Number(day, "every") ?? 1,
        day.TryGetProperty("observed", out var observed) ? Enum.Parse<Observed>(observed.GetString()!) : Observed.Never);

    private static IEnumerable<Holiday> Kept(List<(string Name, HolidayRule Rule)> rules, int year)
    {
        var taken = rules.Where(each => each.Rule.Observed != Observed.NextFreeWeekday).Select(each => each.Rule.In(year)).OfType<LocalDate>().ToHashSet();
        foreach (var (name, rule) in rules)
            if (rule.In(year) is { } date)
                foreach (var kept in Kept(rule.Observed, date, taken)) yield return new Holiday(kept, name);
        // The New Year's Day of the next year may be kept in this one.
        foreach (var (name, rule) in rules)
            if (rule.Observed == Observed.Nearest && rule.In(year + 1) is { DayOfWeek: IsoDayOfWeek.Saturday, Month: 1, Day: 1 } next)
                yield return new Holiday(next.PlusDays(-1), name);
    }

    private static IEnumerable<LocalDate> Kept(Observed observed, LocalDate date, HashSet<LocalDate> taken) => observed switch
    {
        Observed.Nearest when date is { DayOfWeek: IsoDayOfWeek.Saturday } => date is { Month: 1, Day: 1 } ? [date] : [date.PlusDays(-1), date],
        Observed.Nearest when date.DayOfWeek == IsoDayOfWeek.Sunday => [date, date.PlusDays(1)],
        Observed.NotSunday when date.DayOfWeek == IsoDayOfWeek.Sunday => [date.PlusDays(-1)],
        Observed.NextFreeWeekday => [NextFree(date, taken)],
        _ => [date],
    };

    private static LocalDate NextFree(LocalDate date, HashSet<LocalDate> taken)
    {
        while (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || !taken.Add(date)) date = date.PlusDays(1);
        return date;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static int? Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetInt32() : null;
}
