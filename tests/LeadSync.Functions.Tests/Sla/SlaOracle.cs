using NodaTime;

namespace LeadSync.Functions.Tests.Sla;

/// <summary>What a clock ought to have done. <paramref name="Due"/> is null where a milestone is never due.</summary>
internal sealed record ExpectedClock(int Lead, string Policy, DateTimeOffset Start, DateTimeOffset? End, IReadOnlyDictionary<string, DateTimeOffset?> Due);

/// <summary>
/// What clocks ought to do, from the script alone: walks the open times of the office one by one. Shares no code with what it
/// judges, and is as slow as it is plain.
/// </summary>
internal sealed class SlaOracle
{
    // The nationwide holidays of Germany that are weekdays, by hand.
    private static readonly LocalDate[] Holidays =
        [new(2026, 12, 25), new(2027, 1, 1), new(2027, 3, 26), new(2027, 3, 29), new(2027, 5, 6), new(2027, 5, 17)];

    private readonly List<(DateTimeOffset From, DateTimeOffset To)> office = [];

    public SlaOracle(DateTimeOffset from, DateTimeOffset until)
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        for (var day = new LocalDate(from.Year, from.Month, from.Day); day < new LocalDate(until.Year, until.Month, until.Day).PlusDays(60); day = day.PlusDays(1))
            if (day.DayOfWeek is not IsoDayOfWeek.Saturday and not IsoDayOfWeek.Sunday && !Holidays.Contains(day))
                office.Add((At(day, 9), At(day, 17)));

        DateTimeOffset At(LocalDate day, int hour) => day.At(new LocalTime(hour, 0)).InZoneStrictly(berlin).ToDateTimeOffset();
    }

    /// <summary>The instant at which the running time reaches the minutes, of all time or of the office's; null for never before the end.</summary>
    public DateTimeOffset? Due(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> running, double minutes, bool isOffice)
    {
        var left = TimeSpan.FromMinutes(minutes);
        foreach (var span in running)
            foreach (var open in isOffice ? office : [span])
            {
                var (from, to) = (open.From > span.From ? open.From : span.From, open.To < span.To ? open.To : span.To);
                if (to <= from) continue;
                if (to - from >= left) return from + left;
                left -= to - from;
            }
        return null;
    }

    /// <summary>The times from start to end in which the lead is not paused.</summary>
    public static List<(DateTimeOffset From, DateTimeOffset To)> Running(IEnumerable<ScriptEvent> events, DateTimeOffset start, DateTimeOffset end)
    {
        var (spans, since) = (new List<(DateTimeOffset From, DateTimeOffset To)>(), (DateTimeOffset?)DateTimeOffset.MinValue);
        foreach (var status in events.Where(happening => happening.What is Happening.Paused or Happening.Resumed))
            if (status.What == Happening.Resumed) since = status.At;
            else
            {
                spans.Add((since!.Value, status.At));
                since = null;
            }
        if (since is { } open) spans.Add((open, DateTimeOffset.MaxValue));
        return [.. spans.Select(span => (span.From > start ? span.From : start, span.To < end ? span.To : end)).Where(span => span.Item1 < span.Item2)];
    }
}
