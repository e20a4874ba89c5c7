using System.Diagnostics;
using System.Globalization;
using LeadSync.Domain.Calendars;
using NodaTime;

namespace LeadSync.Benchmarks;

/// <summary>
/// Due dates a second on one thread, against a walk through the minutes over the same calendar in the same run. Both have
/// to find the same.
/// </summary>
internal static class CalendarBenchmark
{
    private const string Office = """
        {"timeZone":"Europe/Berlin","week":{"mon":[["08:00","12:30"],["13:30","18:00"]],"tue":[["09:00","18:00"]],"wed":[["09:00","18:00"]],
         "thu":[["09:00","18:00"]],"fri":[["22:00","06:00"]]},"holidaySets":["DE-BY"]}
        """;

    /// <summary>Measures and reports; 1 where the two ways differ.</summary>
    public static int Report(int dueDates, TextWriter report)
    {
        var calendar = BusinessCalendarJson.Load(Office).Calendar!;
        var random = new Random(7);
        var from = Instant.FromUtc(2026, 1, 1, 0, 0);
        var cases = Enumerable.Range(0, dueDates)
            .Select(_ => (Start: from + Duration.FromMinutes(random.Next(2 * 525_600)), Minutes: (long)random.Next(1, 4_800))).ToArray();
        var walked = cases.Take(200).ToArray();
        _ = Sum(calendar, cases); // the years are built once, and the code is compiled
        var (_, dueTime) = Timed(() => Sum(calendar, cases));
        var (_, elapsedTime) = Timed(() => Passed(calendar, cases));
        var (naive, walkTime) = Timed(() => walked.Select(each => Walk(calendar, each.Start, each.Minutes)).ToArray());
        var wrong = walked.Where((each, i) => calendar.Due(each.Start, each.Minutes) != naive[i]).Count();
        var (due, elapsed, walk) = (dueDates / dueTime.TotalSeconds, dueDates / elapsedTime.TotalSeconds, walked.Length / walkTime.TotalSeconds);
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"due dates         {due,12:N0} /s   {due / walk,8:N0} times a walk through the minutes"));
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"elapsed minutes   {elapsed,12:N0} /s"));
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"minute by minute  {walk,12:N0} /s   {wrong} of {walked.Length} differ"));
        return wrong == 0 ? 0 : 1;
    }

    private static long Sum(BusinessCalendar calendar, (Instant Start, long Minutes)[] cases)
    {
        var sum = 0L;
        foreach (var (start, minutes) in cases) sum += calendar.Due(start, minutes).ToUnixTimeSeconds();
        return sum;
    }

    private static long Passed(BusinessCalendar calendar, (Instant Start, long Minutes)[] cases)
    {
        var sum = 0L;
        foreach (var (start, minutes) in cases) sum += calendar.ElapsedMinutes(start, start + Duration.FromMinutes(minutes * 4));
        return sum;
    }

    private static Instant Walk(BusinessCalendar calendar, Instant start, long minutes)
    {
        for (var minute = start; ; minute += Duration.FromMinutes(1))
            if (calendar.IsOpen(minute) && --minutes == 0) return minute + Duration.FromMinutes(1);
    }

    private static (T Result, TimeSpan Time) Timed<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        return (work(), watch.Elapsed);
    }
}
