using System.Text.Json;
using LeadSync.Functions.Calendars;
using NodaTime;

namespace LeadSync.Functions.Tests.Calendars;

public sealed class CalendarRowTests
{
    private static readonly Instant Saturday = Instant.FromUtc(2026, 11, 21, 14, 0);

    [Theory]
    [InlineData(null, null, "2026-11-23T12:00:00Z")]
    [InlineData("2026-11-23,\n2026-11-24", null, "2026-11-25T12:00:00Z")]
    [InlineData("2026-11-23", "DE-BY, AT", "2026-11-24T12:00:00Z")]
    public void Row_says_hours_closed_days_and_holiday_sets(string? closed, string? sets, string due)
    {
        var row = Row(new { ls_timezone = "Europe/Berlin", ls_week = Week, ls_closeddays = closed, ls_holidaysets = sets, ls_isdefault = true });

        Assert.Equal(due, row.Calendar!.Due(Saturday, 240).ToString());
        Assert.True(row.IsDefault);
    }

    [Theory]
    [InlineData("Europe/Bonn", Week, "timeZone: ")]
    [InlineData("Europe/Berlin", "{", "week: ")]
    [InlineData("Europe/Berlin", "[]", "week: ")]
    [InlineData("Europe/Berlin", null, "week: ")]
    public void Row_that_cannot_be_used_says_why(string zone, string? week, string problem)
    {
        var row = Row(new { ls_timezone = zone, ls_week = week });

        Assert.Null(row.Calendar);
        Assert.StartsWith(problem, row.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_stands_in_for_what_is_not_there_or_cannot_be_used()
    {
        var (usual, broken) = (Row(new { ls_timezone = "Europe/Berlin", ls_week = Week, ls_isdefault = true }), Row(new { ls_timezone = "?" }));
        var book = new CalendarBook([usual, broken]);

        Assert.Same(usual.Calendar, book.Of(null));
        Assert.Same(usual.Calendar, book.Of(broken.Id));
        Assert.Same(usual.Calendar, book.Of(usual.Id));
        Assert.True(CalendarBook.Empty.Of(null).IsOpen(Saturday));
    }

    private const string Week = """{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]]}""";

    private static CalendarRow Row(object columns)
    {
        var row = JsonSerializer.SerializeToNode(columns)!.AsObject();
        row["ls_calendarid"] = Guid.NewGuid();
        return CalendarRow.Of(JsonSerializer.SerializeToElement(row))!;
    }
}
