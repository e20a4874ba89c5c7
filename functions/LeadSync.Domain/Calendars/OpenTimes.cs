using NodaTime;
using NodaTime.TimeZones;

namespace LeadSync.Domain.Calendars;

/// <summary>
/// The open times of a calendar between two local dates as instants, apart from each other and in order, with the open time
/// before each. Times are ticks of 100 ns since 1970. Immutable.
/// </summary>
internal sealed class OpenTimes
{
    // A local time that a clock change skips means the instant of the jump; one that occurs twice the earlier.
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly long[] opens;
    private readonly long[] closes;
    private readonly long[] before;

    private OpenTimes(LocalDate first, LocalDate last, List<(long Open, long Close)> times)
    {
        (First, Last) = (first, last);
        opens = [.. times.Select(time => time.Open)];
        closes = [.. times.Select(time => time.Close)];
        before = new long[opens.Length + 1];
        for (var i = 0; i < opens.Length; i++) before[i + 1] = before[i] + (closes[i] - opens[i]);
    }

    /// <summary>The first local date whose intervals are known.</summary>
    public LocalDate First { get; }

    /// <summary>The last local date whose intervals are known.</summary>
    public LocalDate Last { get; }

    /// <summary>All open time of the span, in ticks.</summary>
    public long Total => before[^1];

    public static OpenTimes Of(WeeklyHours week, IReadOnlySet<LocalDate> closed, DateTimeZone zone, (LocalDate First, LocalDate Last) span)
    {
        var times = new List<(long Open, long Close)>();
        for (var date = span.First; date <= span.Last; date = date.PlusDays(1))
            if (!closed.Contains(date))
                foreach (var interval in week.On(date.DayOfWeek)) Add(times, Of(date, interval, zone));
        return new OpenTimes(span.First, span.Last, Joined(times));
    }

    /// <summary>The instant that a local time means.</summary>
    public static Instant At(LocalDateTime clock, DateTimeZone zone) => zone.ResolveLocal(clock, Resolver).ToInstant();

    /// <summary>The open time of the span before an instant, in ticks.</summary>
    public long Before(long instant)
    {
        var i = FirstClosingAfter(instant);
        return i == opens.Length ? Total : before[i] + Math.Max(0, instant - opens[i]);
    }

    /// <summary>The instant if it is open, else the next opening; null where the span has none.</summary>
    public long? OpenFrom(long instant)
    {
        var i = FirstClosingAfter(instant);
        return i == opens.Length ? null : Math.Max(instant, opens[i]);
    }

    /// <summary>The first instant at which the open time of the span reaches the given ticks, which are 1 to <see cref="Total"/>.</summary>
    public long Reaching(long ticks)
    {
        // The first interval at whose end there is enough: an amount reached exactly at closing is reached then.
        var i = LowerBound(before, ticks) - 1;
        return opens[i] + (ticks - before[i]);
    }

    private int FirstClosingAfter(long instant) => LowerBound(closes, instant + 1);

    /// <summary>The index of the first value ≥ <paramref name="value"/>.</summary>
    private static int LowerBound(long[] sorted, long value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static (long Open, long Close) Of(LocalDate date, HoursInterval interval, DateTimeZone zone) =>
        (At(date, interval.From, zone), At(date, interval.To, zone));

    private static long At(LocalDate date, int minute, DateTimeZone zone) => At(
        date.PlusDays(minute / HoursInterval.MinutesPerDay).At(LocalTime.FromMinutesSinceMidnight(minute % HoursInterval.MinutesPerDay)), zone).ToUnixTimeTicks();

    private static void Add(List<(long Open, long Close)> times, (long Open, long Close) time)
    {
        if (time.Close > time.Open) times.Add(time);
    }

    private static List<(long Open, long Close)> Joined(List<(long Open, long Close)> times)
    {
        times.Sort();
        var joined = new List<(long Open, long Close)>(times.Count);
        foreach (var time in times)
            if (joined.Count > 0 && time.Open <= joined[^1].Close)
                joined[^1] = (joined[^1].Open, Math.Max(joined[^1].Close, time.Close));
            else
                joined.Add(time);
        return joined;
    }
}
