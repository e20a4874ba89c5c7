using System.Collections.Immutable;
using NodaTime;

namespace LeadSync.Domain.Calendars;

/// <summary>
/// Hours of one day by the local clock. <paramref name="From"/> and <paramref name="To"/> are minutes since the midnight at
/// which the day begins: from 0 to 1439, and after it up to 2879; more than 1440 reaches into the next day.
/// </summary>
public readonly record struct HoursInterval(int From, int To)
{
    /// <summary>By the clock; a day of a clock change lasts longer or shorter than that.</summary>
    public const int MinutesPerDay = 24 * 60;
}

/// <summary>The hours of each day of the week; a day that is not named is closed. They may overlap.</summary>
public sealed class WeeklyHours
{
    private readonly ImmutableArray<HoursInterval>[] days;

    /// <param name="days">The hours by day.</param>
    /// <exception cref="ArgumentException">Hours that do not end after they begin, or out of the range of <see cref="HoursInterval"/>.</exception>
    public WeeklyHours(IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<HoursInterval>> days)
    {
        this.days = [.. Enumerable.Range(0, 8).Select(day => days.TryGetValue((IsoDayOfWeek)day, out var hours) ? [.. hours] : ImmutableArray<HoursInterval>.Empty)];
        if (this.days.SelectMany(hours => hours).Any(hours => !IsPossible(hours)))
            throw new ArgumentException("Hours begin within their day and end after they begin, on the next day at the latest.", nameof(days));
    }

    /// <summary>Open at every hour of every day.</summary>
    public static WeeklyHours Always { get; } = new(Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
        .ToDictionary(day => day, IReadOnlyList<HoursInterval> (_) => [new HoursInterval(0, HoursInterval.MinutesPerDay)]));

    /// <summary>Whether there is no open hour in the week.</summary>
    public bool IsNever => days.All(hours => hours.IsEmpty);

    internal ImmutableArray<HoursInterval> On(IsoDayOfWeek day) => days[(int)day];

    private static bool IsPossible(HoursInterval hours) =>
        hours.From is >= 0 and < HoursInterval.MinutesPerDay && hours.To > hours.From && hours.To < 2 * HoursInterval.MinutesPerDay;
}
