using LeadSync.Domain.Calendars;
using NodaTime;

namespace LeadSync.Domain.Tests.Calendars;

public sealed class BusinessCalendarJsonTests
{
    [Fact]
    public void Calendar_has_zone_hours_holidays_and_those_of_sets()
    {
        var calendar = BusinessCalendarJson.Load(
            """{"timeZone":"Europe/Berlin","week":{"mon":[["09:00","24:00"]],"tue":[],"fri":[["22:00","06:00"]]},"holidays":["2026-11-23"],"holidaySets":["de-by"]}""").Calendar!;

        Assert.Equal("Europe/Berlin", calendar.TimeZone.Id);
        Assert.Equal(Instant.FromUtc(2026, 11, 27, 21, 0), calendar.NextOpening(Instant.FromUtc(2026, 11, 23, 12, 0))); // the Monday is a holiday
        Assert.Equal(15 * 60, calendar.ElapsedMinutes(Instant.FromUtc(2026, 11, 30, 0, 0), Instant.FromUtc(2026, 12, 3, 0, 0)));
        Assert.Equal(0, calendar.ElapsedMinutes(Instant.FromUtc(2027, 3, 29, 0, 0), Instant.FromUtc(2027, 4, 1, 0, 0))); // Easter Monday
    }

    [Theory]
    [InlineData("{", "is not valid JSON at line 1")]
    [InlineData("[]", "must be an object with timeZone and week")]
    [InlineData("""{"week":{"mon":[["09:00","17:00"]]}}""", "timeZone: must be the name of a time zone")]
    [InlineData("""{"timeZone":"Europe/Nowhere","week":{"mon":[["09:00","17:00"]]}}""", "timeZone: must be the name of a time zone")]
    [InlineData("""{"timeZone":"Etc/UTC"}""", "week: must be an object of days")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{}}""", "week: has no open hours")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[],"tue":[]}}""", "week: has no open hours")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"Mon":[["09:00","17:00"]]}}""", "week.Mon: is no day")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":"09:00-17:00"}}""", "week.mon: must be a list of hours")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["09:00","17:00"],["9:00","17:00"]]}}""", "week.mon[1]: must be two different times")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["24:00","01:00"]]}}""", "week.mon[0]: must be two different times")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["09:00","09:00"]]}}""", "week.mon[0]: must be two different times")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["09:60","24:01"]]}}""", "week.mon[0]: must be two different times")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["09:00"]]}}""", "week.mon[0]: must be two different times")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["09:00","17:00"]]},"holidays":["25.12.2026"]}""", "holidays[0]: must be a date")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["09:00","17:00"]]},"holidays":"2026-12-25"}""", "holidays: must be a list of texts")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["09:00","17:00"]]},"holidaySets":["DE-XX"]}""", "holidaySets[0]: is no holiday set; those are AT, CH, DE, DE-BB")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["09:00","17:00"]]},"hollidays":[]}""", "hollidays: is no field of a calendar")]
    [InlineData("""{"timeZone":"Etc/UTC","week":{"mon":[["09:00","17:00"]],"mon":[["10:00","11:00"]]}}""", "is not valid JSON")]
    public void What_is_wrong_is_named_with_its_place(string json, string error)
    {
        var reading = BusinessCalendarJson.Load(json);

        Assert.Null(reading.Calendar);
        Assert.StartsWith(error, Assert.Single(reading.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_named_at_once() => Assert.Equal(
        ["timeZone", "week.sun[0]", "holidays[1]"],
        BusinessCalendarJson.Load("""{"week":{"sun":[[1,2]]},"holidays":["2026-01-01",7]}""").Errors.Select(error => error.Field));
}
