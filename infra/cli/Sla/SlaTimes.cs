using System.Globalization;
using LeadSync.Cli.Matching;
using LeadSync.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Cli.Sla;

/// <summary>Instants in files: read with Z or an offset, or by the clock of the calendar's zone; written in UTC.</summary>
internal static class SlaTimes
{
    /// <summary>What a time may look like, for messages.</summary>
    public const string Form = "a time such as 2026-11-21T15:00:00Z, 2026-11-21T16:00:00+01:00 or, in the calendar's zone, 2026-11-21T16:00";

    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFo<G>");
    private static readonly OffsetDateTimePattern WithoutSeconds = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>");
    private static readonly LocalDateTimePattern ByTheClock = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>The instant in a column, or why it cannot be read.</summary>
    public static (Instant Time, string? Obstacle) Read(CsvRow row, string column, BusinessCalendar calendar)
    {
        if (row[column] is not { } text) return (default, $"{column}: is missing; it takes {Form}.");
        if (Parse(text.Replace(' ', 'T'), calendar) is not { } time) return (default, $"{column}: '{text}' is not {Form}.");
        return time >= BusinessCalendar.Earliest && time <= BusinessCalendar.Latest
            ? (time, null)
            : (time, $"{column}: '{text}' is before the year 1900 or after 2499.");
    }

    /// <summary>The instant in UTC; parts of a second only where there are some.</summary>
    public static string Write(Instant time) => InstantPattern.ExtendedIso.Format(time);

    /// <summary>Minutes; parts of one only where there are some.</summary>
    public static string Write(Duration open) =>
        ((decimal)open.BclCompatibleTicks / NodaConstants.TicksPerMinute).ToString("0.##########", CultureInfo.InvariantCulture);

    private static Instant? Parse(string text, BusinessCalendar calendar)
    {
        if (WithOffset.Parse(text) is { Success: true } full) return full.Value.ToInstant();
        if (WithoutSeconds.Parse(text) is { Success: true } minutes) return minutes.Value.ToInstant();
        if (LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local) return calendar.At(local.Value);
        return ByTheClock.Parse(text) is { Success: true } clock ? calendar.At(clock.Value) : null;
    }
}
