using LeadSync.Domain.Calendars;
using NodaTime;

namespace LeadSync.Domain.Tests.Calendars;

/// <summary>What users of other products complained of about business hours.</summary>
public sealed class CalendarComplaintTests
{
    private static readonly BusinessCalendar Office = new WeeklyText(
        "mon 09:00-18:00, tue 09:00-18:00, wed 09:00-18:00, thu 09:00-18:00, fri 09:00-18:00").In("Europe/Berlin");

    private static readonly BusinessCalendar WithLunch = new WeeklyText("mon 09:00-12:30, mon 13:30-18:00, tue 09:00-18:00").In("Europe/Berlin");

    [Fact]
    public void Saturday_at_three_plus_four_business_hours_is_Monday_at_one() =>
        Assert.Equal(Clock(23, 13, 0), Office.Due(Clock(21, 15, 0), 240));

    [Fact]
    public void Ticket_of_a_day_off_is_not_more_than_a_day_away() =>
        Assert.Equal(480, Office.ElapsedMinutes(Clock(22, 11, 0), Clock(23, 17, 0)));

    [Fact]
    public void Lunch_break_does_not_count()
    {
        Assert.Equal(Clock(23, 14, 30), WithLunch.Due(Clock(23, 11, 30), 120));
        Assert.Equal(120, WithLunch.ElapsedMinutes(Clock(23, 11, 30), Clock(23, 14, 30)));
    }

    [Fact]
    public void What_took_a_working_day_is_not_fulfilled_in_no_time() =>
        Assert.Equal(Duration.FromHours(9), Office.Elapsed(Clock(20, 10, 0), Clock(23, 10, 0)));

    [Fact]
    public void Thirty_days_and_a_century_are_counted_without_walking_through_them()
    {
        Assert.Equal(21 * 540, Office.ElapsedMinutes(Clock(1, 0, 0), Clock(30, 23, 0)));
        Assert.Equal(26_089 * 540, Office.ElapsedMinutes(Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(2100, 1, 1, 0, 0)));
    }

    // November 2026 in Berlin.
    private static Instant Clock(int day, int hour, int minute) => Instant.FromUtc(2026, 11, day, hour, minute) - Duration.FromHours(1);
}
