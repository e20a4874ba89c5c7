using LeadSync.Domain.Calendars;
using NodaTime;

namespace LeadSync.Domain.Tests.Calendars;

/// <summary>
/// The calendar by another way: it walks through a stretch of time minute by minute, looks at the local clock, notes when
/// hours begin and end, and counts. It asks the zone for nothing but its offset, and knows neither dates nor mappings.
/// </summary>
internal sealed class MinuteClock
{
    private const long MinutesPerDay = 24 * 60;

    private readonly long[] clock;
    private readonly bool[] open;

    /// <summary>Knows the minutes from <paramref name="start"/>, a whole minute, on.</summary>
    public MinuteClock(DateTimeZone zone, WeeklyText week, IReadOnlySet<LocalDate> holidays, (Instant Start, int Minutes) stretch)
    {
        Start = stretch.Start;
        clock = [.. Enumerable.Range(0, stretch.Minutes).Select(minute =>
        {
            var at = Start + Duration.FromMinutes(minute);
            return (at.ToUnixTimeTicks() + zone.GetUtcOffset(at).Ticks) / NodaConstants.TicksPerMinute;
        })];
        open = new bool[clock.Length];
        for (var day = clock[0] / MinutesPerDay; day <= clock[^1] / MinutesPerDay; day++)
            if (!holidays.Contains(DateOf(day)))
                foreach (var (from, to) in week.On(DateOf(day).DayOfWeek)) Open((day * MinutesPerDay) + from, (day * MinutesPerDay) + to);
    }

    public Instant Start { get; }

    public bool IsOpen(int minute) => open[minute];

    /// <summary>The minute at which so many open ones have passed since another; null where that is beyond the stretch.</summary>
    public int? Due(int start, int minutes)
    {
        for (var (minute, passed) = (start, 0); minute < open.Length; minute++)
        {
            if (minutes == 0 && open[minute]) return minute;
            if (open[minute] && ++passed == minutes) return minute + 1;
        }
        return null;
    }

    public int Elapsed(int from, int to) => Enumerable.Range(from, Math.Max(0, to - from)).Count(minute => open[minute]);

    private static LocalDate DateOf(long day) => new LocalDate(1970, 1, 1).PlusDays((int)day);

    // The first time that the clock shows such a time or a later one: so a skipped time is the jump, a doubled one its first.
    private void Open(long from, long to)
    {
        var (first, last) = (FirstAt(from), FirstAt(to));
        for (var minute = first; minute < last; minute++) open[minute] = true;
    }

    private int FirstAt(long shown)
    {
        var minute = Array.FindIndex(clock, time => time >= shown);
        return minute < 0 ? clock.Length : minute;
    }
}
