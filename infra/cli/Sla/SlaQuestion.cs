using System.Globalization;
using LeadSync.Cli.Matching;
using LeadSync.Domain.Calendars;

namespace LeadSync.Cli.Sla;

/// <summary>What `sla` answers line by line.</summary>
/// <param name="Layout">The columns of a case.</param>
/// <param name="Header">The first line of the result.</param>
/// <param name="Answer">The answer to a line, or why there is none.</param>
internal sealed record SlaQuestion(CsvLayout Layout, string Header, Func<BusinessCalendar, CsvRow, (string? Answer, string? Obstacle)> Answer)
{
    /// <summary>When so many minutes have passed.</summary>
    public static readonly SlaQuestion Due = new(new CsvLayout(["id", "start", "minutes"], ["id"], ["start"], ["minutes"]), "id,due", DueOf);

    /// <summary>How many minutes have passed.</summary>
    public static readonly SlaQuestion Elapsed = new(new CsvLayout(["id", "start", "end"], ["id"], ["start"], ["end"]), "id,minutes", ElapsedOf);

    private static (string? Answer, string? Obstacle) DueOf(BusinessCalendar calendar, CsvRow row)
    {
        var (start, obstacle) = SlaTimes.Read(row, "start", calendar);
        if (obstacle is not null) return (null, obstacle);
        if (row["minutes"] is not { } text) return (null, "minutes: is missing; it takes a whole number from 0.");
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
            return (null, $"minutes: '{text}' is no whole number from 0.");
        return calendar.TryDue(start, minutes, out var due) ? (SlaTimes.Write(due), null) : (null, $"minutes: {text} of them end after the year 2499.");
    }

    private static (string? Answer, string? Obstacle) ElapsedOf(BusinessCalendar calendar, CsvRow row)
    {
        var (start, first) = SlaTimes.Read(row, "start", calendar);
        var (end, second) = SlaTimes.Read(row, "end", calendar);
        return (first ?? second) is { } obstacle ? (null, obstacle) : (SlaTimes.Write(calendar.Elapsed(start, end)), null);
    }
}
