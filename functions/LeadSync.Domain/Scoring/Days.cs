using NodaTime;

namespace LeadSync.Domain.Scoring;

/// <summary>Local days as whole numbers: 0 is 1970-01-01. That makes buckets, decay and periods plain arithmetic.</summary>
internal static class Days
{
    private const long SecondsPerDay = 86_400;
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static int Of(Instant instant, DateTimeZone zone)
    {
        var local = instant.ToUnixTimeSeconds() + zone.GetUtcOffset(instant).Seconds;
        return (int)Math.DivRem(local, SecondsPerDay, out var rest) - (rest < 0 ? 1 : 0);
    }

    public static int Of(LocalDate date) => Period.DaysBetween(Epoch, date);

    public static LocalDate ToDate(int day) => Epoch.PlusDays(day);

    /// <summary>The earlier of two days that may be missing.</summary>
    public static int? Earlier(int? one, int? other) => one is null || other < one ? other : one;

    /// <summary>A number that all days of the period share, and no day of another.</summary>
    public static int PeriodOf(int day, CapPeriod per) => per switch
    {
        CapPeriod.Day => day,
        CapPeriod.Week => (day + 3 - (day < -3 ? 6 : 0)) / 7, // rounded down; 1970-01-01 was a Thursday
        CapPeriod.Month => ToDate(day) is var date ? (date.Year * 12) + date.Month : 0,
        _ => 0,
    };
}

/// <summary>How many occurrences fall on a day.</summary>
internal readonly record struct DayCount(int Day, int Count);
