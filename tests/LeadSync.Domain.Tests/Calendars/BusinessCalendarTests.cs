using LeadSync.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    private const string Office = "mon 09:00-18:00, tue 09:00-18:00, wed 09:00-18:00, thu 09:00-18:00, fri 09:00-18:00";

    private static readonly LocalDateTimePattern ToTheMinute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    [Theory]
    [InlineData("2026-11-21T15:00", 240, "2026-11-23T13:00")] // a Saturday: other products say Tuesday 10:00
    [InlineData("2026-11-23T09:00", 540, "2026-11-23T18:00")] // reached at closing
    [InlineData("2026-11-23T09:00", 541, "2026-11-24T09:01")]
    [InlineData("2026-11-23T18:00", 1, "2026-11-24T09:01")]
    [InlineData("2026-11-23T12:00", 0, "2026-11-23T12:00")]
    [InlineData("2026-11-23T18:00", 0, "2026-11-24T09:00")]
    [InlineData("2026-11-23T08:59:59.5", 1, "2026-11-23T09:01")]
    [InlineData("2026-11-23T17:59:30", 1, "2026-11-24T09:00:30")]
    public void Business_hours_count_where_it_is_open(string start, int minutes, string due) =>
        Assert.Equal(due, Due(new WeeklyText(Office).In("Europe/Berlin"), start, minutes));

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T22:00", 480, "2026-03-29T07:00")]      // the night is an hour shorter
    [InlineData("Europe/Berlin", "2026-10-24T22:00", 480, "2026-10-25T05:00")]      // and an hour longer
    [InlineData("Australia/Lord_Howe", "2026-04-04T22:00", 480, "2026-04-05T05:30")] // by half an hour
    public void Minutes_are_elapsed_ones_when_clocks_change(string zone, string start, int minutes, string due) =>
        Assert.Equal(due, Due(new WeeklyText("sat 22:00-12:00").In(zone), start, minutes));

    [Theory]
    [InlineData("sun 02:30-09:00", "2026-03-29T00:00", 0, "2026-03-29T03:00")] // skipped: the jump
    [InlineData("sun 02:10-02:50", "2026-03-29T00:00", 0, "2026-04-05T02:10")] // all of it skipped
    [InlineData("sun 02:30-09:00", "2026-10-25T00:00", 60, "2026-10-25T02:30")] // twice: the earlier, and an hour later it is 02:30 again
    [InlineData("sun 01:00-02:30", "2026-10-25T00:00", 91, "2026-11-01T01:01")] // ends at the earlier
    public void Hours_that_a_clock_change_skips_or_repeats_mean_the_jump_or_the_earlier(string week, string start, int minutes, string due) =>
        Assert.Equal(due, Due(new WeeklyText(week).In("Europe/Berlin"), start, minutes));

    [Theory]
    [InlineData("2026-12-24T23:00", 120, "2026-12-25T01:00")] // the night of the 24th runs into the holiday
    [InlineData("2026-12-25T07:00", 1, "2026-12-26T22:01")]   // the night that starts on the 25th is closed
    public void Night_belongs_to_the_day_on_which_it_starts(string start, int minutes, string due) => Assert.Equal(
        due, Due(new WeeklyText("thu 22:00-06:00, fri 22:00-06:00, sat 22:00-06:00").In("Europe/Berlin", "2026-12-25"), start, minutes));

    [Fact]
    public void Overlapping_and_touching_hours_count_once()
    {
        var calendar = new WeeklyText("mon 08:00-12:00, mon 10:00-14:00, mon 14:00-15:00, sun 20:00-08:30").In("Europe/Berlin");
        Assert.Equal(19 * 60, calendar.ElapsedMinutes(At(calendar, "2026-11-22T00:00"), At(calendar, "2026-11-24T00:00")));
    }

    [Fact]
    public void Midnight_at_the_end_of_the_day_closes_no_minute()
    {
        var calendar = new WeeklyText("mon 20:00-24:00, tue 00:00-04:00").In("Europe/Berlin");
        Assert.Equal("2026-11-24T02:00", Due(calendar, "2026-11-23T22:00", 240));
    }

    [Fact]
    public void Round_the_clock_is_plain_time()
    {
        var start = Instant.FromUtc(2026, 3, 29, 0, 30);
        Assert.Equal(start + Duration.FromMinutes(20_160), BusinessCalendar.AlwaysOpen.Due(start, 20_160));
        Assert.Equal(Duration.FromDays(36_500), BusinessCalendar.AlwaysOpen.Elapsed(start, start + Duration.FromDays(36_500)));
    }

    [Fact]
    public void Day_that_a_zone_leaves_out_has_no_hours()
    {
        var calendar = new WeeklyText("thu 10:00-11:00, fri 10:00-11:00, sat 10:00-11:00").In("Pacific/Apia"); // there was no 30 December 2011
        Assert.Equal("2011-12-31T10:30", Due(calendar, "2011-12-29T10:00", 90));
    }

    [Fact]
    public void What_lies_beyond_the_known_years_is_refused_and_not_guessed()
    {
        var calendar = new WeeklyText("mon 09:00-09:01").In("Europe/Berlin");
        var start = Instant.FromUtc(2026, 1, 1, 0, 0);
        Assert.False(calendar.TryDue(start, 100_000, out _));
        Assert.True(calendar.TryDue(start, 24_000, out var due) && due.InUtc().Year == 2485);
        Assert.False(calendar.TryDue(Instant.FromUtc(1899, 12, 31, 0, 0), 1, out _));
        Assert.False(calendar.TryDue(start, -1, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Due(start, long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Elapsed(start, Instant.FromUtc(2501, 1, 1, 0, 0)));
    }

    [Fact]
    public void Week_without_hours_is_refused() =>
        Assert.Throws<ArgumentException>(() => new BusinessCalendar(DateTimeZone.Utc, new WeeklyHours(new Dictionary<IsoDayOfWeek, IReadOnlyList<HoursInterval>>()), []));

    private static string Due(BusinessCalendar calendar, string start, int minutes)
    {
        var due = calendar.Due(At(calendar, start), minutes).InZone(calendar.TimeZone).LocalDateTime;
        return (due.Second == 0 ? ToTheMinute : LocalDateTimePattern.ExtendedIso).Format(due);
    }

    private static Instant At(BusinessCalendar calendar, string clock) =>
        calendar.At(LocalDateTimePattern.ExtendedIso.Parse(clock.Length == 16 ? clock + ":00" : clock).Value);
}
