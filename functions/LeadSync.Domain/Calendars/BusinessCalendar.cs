using NodaTime;

namespace LeadSync.Domain.Calendars;

/// <summary>
/// When there is somebody to work, and the arithmetic of service levels over it (see README.md). Minutes are elapsed
/// minutes: a clock change counts as it passes. Immutable, and may be used by many threads at a time.
/// </summary>
public sealed class BusinessCalendar
{
    private const int YearsAtFirst = 4;

    private readonly WeeklyHours week;
    private readonly IReadOnlySet<LocalDate> closed;

    // Grows with what is asked for. Whoever reads an older one asks for more and gets the same answers.
    private volatile OpenTimes? times;

    /// <param name="zone">The zone of the hours and dates.</param>
    /// <param name="week">The hours of the week.</param>
    /// <param name="closed">Dates on which no hours begin.</param>
    /// <exception cref="ArgumentException">The week has no open hour.</exception>
    public BusinessCalendar(DateTimeZone zone, WeeklyHours week, IEnumerable<LocalDate> closed)
    {
        if (week.IsNever) throw new ArgumentException("The week has no open hour.", nameof(week));
        (TimeZone, this.week, this.closed) = (zone, week, closed.ToHashSet());
    }

    /// <summary>Open at every instant.</summary>
    public static BusinessCalendar AlwaysOpen { get; } = new(DateTimeZone.Utc, WeeklyHours.Always, []);

    /// <summary>The first instant that may be asked about: the year 1900.</summary>
    public static Instant Earliest { get; } = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>The last instant that may be asked about or be an answer: the year 2500.</summary>
    public static Instant Latest { get; } = Instant.FromUtc(2500, 1, 1, 0, 0);

    /// <summary>The zone of the hours and dates.</summary>
    public DateTimeZone TimeZone { get; }

    /// <summary>
    /// The first instant at which the open time since <paramref name="start"/> reaches so many minutes, a closing instant
    /// included; 0 minutes are reached at once where it is open, else at the next opening.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative minutes, a start out of range, or an answer after <see cref="Latest"/>.</exception>
    public Instant Due(Instant start, long minutes) => TryDue(start, minutes, out var due)
        ? due
        : throw new ArgumentOutOfRangeException(nameof(minutes), minutes, $"There are no such minutes from {start} to {Latest}.");

    /// <summary>The same, but false where <see cref="Due"/> throws.</summary>
    public bool TryDue(Instant start, long minutes, out Instant due)
    {
        due = default;
        return minutes >= 0 && minutes <= (Latest - Earliest).TotalMinutes && TryDue(start, Duration.FromMinutes(minutes), out due);
    }

    /// <summary>The same for open time that is no whole number of minutes.</summary>
    public bool TryDue(Instant start, Duration open, out Instant due)
    {
        due = default;
        if (start < Earliest || start > Latest || open < Duration.Zero || open > Latest - Earliest) return false;
        var (from, ticks) = (start.ToUnixTimeTicks(), open.BclCompatibleTicks);
        for (var span = Covering(start, start); ; span = Longer(span))
        {
            if (Reached(span, from, ticks) is { } reached) due = Instant.FromUnixTimeTicks(reached);
            else if (span.Last < LastDate) continue;
            else return false;
            return due <= Latest;
        }
    }

    /// <summary>The open time between two instants; zero where the second is not after the first. The inverse of <see cref="Due"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An instant before <see cref="Earliest"/> or after <see cref="Latest"/>.</exception>
    public Duration Elapsed(Instant from, Instant to)
    {
        Check(from, nameof(from));
        Check(to, nameof(to));
        if (to <= from) return Duration.Zero;
        var span = Covering(from, to);
        return Duration.FromTicks(span.Before(to.ToUnixTimeTicks()) - span.Before(from.ToUnixTimeTicks()));
    }

    /// <summary>The whole minutes of <see cref="Elapsed"/>.</summary>
    public long ElapsedMinutes(Instant from, Instant to) => Elapsed(from, to).BclCompatibleTicks / NodaConstants.TicksPerMinute;

    /// <summary>Whether it is open at an instant; the opening instant is, the closing one is not.</summary>
    public bool IsOpen(Instant at) => NextOpening(at) == at;

    /// <summary>The instant itself where it is open, else the next opening.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Due"/>.</exception>
    public Instant NextOpening(Instant at) => Due(at, 0);

    /// <summary>
    /// The instant that the clock of the zone means: one that a clock change skips is the instant of the jump, of one that
    /// occurs twice it is the earlier.
    /// </summary>
    public Instant At(LocalDateTime clock) => OpenTimes.At(clock, TimeZone);

    private static long? Reached(OpenTimes span, long from, long ticks)
    {
        if (ticks == 0) return span.OpenFrom(from);
        var target = span.Before(from) + ticks;
        return target <= span.Total ? span.Reaching(target) : null;
    }

    private static LocalDate LastDate { get; } = new(2500, 1, 2);

    private static void Check(Instant instant, string name)
    {
        if (instant < Earliest || instant > Latest) throw new ArgumentOutOfRangeException(name, instant, $"Must be from {Earliest} to {Latest}.");
    }

    /// <summary>
    /// Open times from before the first instant to after the last. Two days more at each end, because hours reach into the
    /// next day and the zone may lie on either side of UTC.
    /// </summary>
    private OpenTimes Covering(Instant first, Instant last)
    {
        var (from, to) = (first.InUtc().Date.PlusDays(-2), last.InUtc().Date.PlusDays(2));
        if (times is { } known && known.First <= from && known.Last >= to) return known;
        var (start, end) = (new LocalDate(from.Year, 1, 1), new LocalDate(to.Year, 12, 31));
        return times is { } old
            ? Build(LocalDate.Min(start, old.First), LocalDate.Max(end, old.Last))
            : Build(start, end.PlusYears(YearsAtFirst));
    }

    /// <summary>Twice as long, so that a far answer is found in few steps.</summary>
    private OpenTimes Longer(OpenTimes span) =>
        Build(span.First, LocalDate.Min(span.Last.PlusYears(span.Last.Year - span.First.Year + 1), LastDate));

    private OpenTimes Build(LocalDate first, LocalDate last) => times = OpenTimes.Of(week, closed, TimeZone, (first, last));
}
