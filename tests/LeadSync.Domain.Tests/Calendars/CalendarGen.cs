using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Tests.Calendars;

/// <summary>Random calendars around the days on which clocks change, with nights, breaks, overlaps and holidays.</summary>
internal static class CalendarGen
{
    // With each zone a day shortly before its clocks change, and for some a day without change.
    private static readonly (string Zone, LocalDate Around)[] Places =
    [
        ("Europe/Berlin", new(2026, 3, 27)), ("Europe/Berlin", new(2026, 10, 23)), ("America/New_York", new(2026, 3, 6)), ("America/New_York", new(2026, 10, 30)),
        ("Australia/Lord_Howe", new(2026, 4, 3)), ("Australia/Lord_Howe", new(2026, 10, 2)), ("Africa/Casablanca", new(2025, 2, 21)), ("America/Havana", new(2026, 3, 6)),
        ("America/Sao_Paulo", new(2018, 11, 2)), ("Pacific/Apia", new(2011, 12, 28)), ("Asia/Kolkata", new(2026, 1, 1)), ("Etc/UTC", new(2028, 2, 27)),
    ];

    public static Arbitrary<CalendarCase> Cases() =>
        (from place in Gen.Elements(Places)
         from week in Week()
         from holidays in Gen.Choose(0, 9).ListOf()
         from start in Gen.Choose(0, 8 * 1440)
         from first in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 700)), (4, Gen.Choose(1, 4_000)))
         from second in Gen.Choose(0, 2_000)
         select new CalendarCase(place.Zone, place.Around, new WeeklyText(week), [.. holidays.Take(3).Distinct()], start, first, second))
        .ToArbitrary();

    private static Gen<string> Week() =>
        from hours in Hours().NonEmptyListOf()
        from breaks in Gen.Elements(", mon 00:00-24:00, wed 22:00-06:00", ", tue 08:00-12:00, tue 13:00-17:00", "")
        select string.Join(", ", hours.Take(12)) + breaks;

    private static Gen<string> Hours() =>
        from day in Gen.Choose(0, 6)
        from begin in Gen.Choose(0, 95)
        from length in Gen.Choose(1, 95)
        select $"{WeeklyText.NameOf(day)} {Clock(begin * 15)}-{Clock((begin + length) * 15 % 1440)}";

    private static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    /// <param name="Zone">Its name.</param>
    /// <param name="Around">The day at whose UTC midnight the stretch begins.</param>
    /// <param name="Week">Its hours.</param>
    /// <param name="Holidays">Days after the first that are closed.</param>
    /// <param name="Start">A minute of the stretch.</param>
    /// <param name="First">Minutes to wait from there.</param>
    /// <param name="Second">Further minutes.</param>
    internal sealed record CalendarCase(
        string Zone, LocalDate Around, WeeklyText Week, IReadOnlyList<int> Holidays, int Start, int First, int Second)
    {
        private HashSet<LocalDate> Closed => [.. Holidays.Select(day => Around.PlusDays(day))];

        public Instant Begin => Around.AtMidnight().InUtc().ToInstant();

        public BusinessCalendar Calendar => Week.In(Zone, [.. Closed.Select(LocalDatePattern.Iso.Format)]);

        /// <summary>From two days before the start on, so that a night that began before counts.</summary>
        public MinuteClock Clock(int days) =>
            new(DateTimeZoneProviders.Tzdb[Zone], Week, Closed, (Begin - Duration.FromDays(2), (days + 2) * 1440));

        /// <summary>The minute of <see cref="Clock"/> that is a minute of the stretch.</summary>
        public static int Minute(int ofStretch) => ofStretch + (2 * 1440);
    }
}
