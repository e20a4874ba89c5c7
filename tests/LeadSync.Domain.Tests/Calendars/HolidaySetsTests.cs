using System.Globalization;
using LeadSync.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Tests.Calendars;

/// <summary>The days as governments publish them, written down by year apart from the rules that reckon them.</summary>
public sealed class HolidaySetsTests
{
    private const string Germany2026 = "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26";
    private const string Germany2025 = "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26";

    [Theory]
    [InlineData(2025, "04-20"), InlineData(2026, "04-05"), InlineData(2027, "03-28"), InlineData(2028, "04-16"), InlineData(2029, "04-01")]
    [InlineData(2030, "04-21"), InlineData(1954, "04-18"), InlineData(1981, "04-19"), InlineData(2038, "04-25"), InlineData(2285, "03-22")]
    public void Easter_is_on_the_known_day(int year, string day) => Assert.Equal(day, Text(Easter.Of(year)));

    public static TheoryData<string, int, string> Published => new()
    {
        { "DE", 2025, Germany2025 },
        { "DE", 2026, Germany2026 },
        { "DE", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26" },
        { "DE", 2028, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 12-25 12-26" },
        { "DE", 2029, "01-01 03-30 04-02 05-01 05-10 05-21 10-03 12-25 12-26" },
        { "DE", 2030, "01-01 04-19 04-22 05-01 05-30 06-10 10-03 12-25 12-26" },
        { "DE-BW", 2026, Germany2026 + " 01-06 06-04 11-01" },
        { "DE-BY", 2026, Germany2026 + " 01-06 06-04 08-15 11-01" },
        { "DE-BE", 2025, Germany2025 + " 03-08 05-08" },
        { "DE-BE", 2026, Germany2026 + " 03-08" },
        { "DE-BE", 2028, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 12-25 12-26 03-08 06-17" },
        { "DE-BB", 2026, Germany2026 + " 04-05 05-24 10-31" },
        { "DE-HB", 2026, Germany2026 + " 10-31" },
        { "DE-HH", 2026, Germany2026 + " 10-31" },
        { "DE-HE", 2026, Germany2026 + " 06-04" },
        { "DE-MV", 2026, Germany2026 + " 03-08 10-31" },
        { "DE-NI", 2026, Germany2026 + " 10-31" },
        { "DE-NW", 2026, Germany2026 + " 06-04 11-01" },
        { "DE-RP", 2026, Germany2026 + " 06-04 11-01" },
        { "DE-SL", 2026, Germany2026 + " 06-04 08-15 11-01" },
        { "DE-SN", 2025, Germany2025 + " 10-31 11-19" },
        { "DE-SN", 2026, Germany2026 + " 10-31 11-18" },
        { "DE-ST", 2026, Germany2026 + " 01-06 10-31" },
        { "DE-SH", 2026, Germany2026 + " 10-31" },
        { "DE-TH", 2026, Germany2026 + " 09-20 10-31" },
        { "AT", 2026, "01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26" },
        { "CH", 2026, "01-01 05-14 08-01 12-25" },
        { "US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25" },
        { "US", 2027, "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31" },
        { "US", 2028, "01-01 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-11 11-23 12-25" },
        { "GB", 2026, "01-01 04-03 05-04 05-25 12-25 12-28" },
        { "GB-EAW", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
        { "GB-EAW", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28" },
        { "GB-EAW", 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26" },
        { "GB-SCT", 2026, "01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28" },
        { "GB-SCT", 2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26" },
        { "GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28" },
        { "FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25" },
        { "NL", 2025, "01-01 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26" },
        { "NL", 2026, "01-01 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Days_of_a_year_are_those_that_are_published(string set, int year, string days) => Assert.Equal(
        days.Split(' ').Order(StringComparer.Ordinal),
        HolidaySets.Find(set)!.Days.Where(day => day.Date.Year == year).Select(day => Text(day.Date)));

    [Fact]
    public void Every_set_has_all_years_a_region_and_a_source() => Assert.All(HolidaySets.Names.Select(name => HolidaySets.Find(name)!), set =>
    {
        Assert.Equal(Enumerable.Range(HolidaySets.FirstYear, 6), set.Days.Select(day => day.Date.Year).Distinct());
        Assert.NotEqual("", set.Region);
        Assert.NotEqual("", set.Source);
        Assert.Equal(set.Days.Count, set.Days.Select(day => day.Date).Distinct().Count());
    });

    [Fact]
    public void Sixteen_states_and_the_other_countries_ship() => Assert.Equal(
        "AT CH DE DE-BB DE-BE DE-BW DE-BY DE-HB DE-HE DE-HH DE-MV DE-NI DE-NW DE-RP DE-SH DE-SL DE-SN DE-ST DE-TH FR GB GB-EAW GB-NIR GB-SCT NL US",
        string.Join(' ', HolidaySets.Names));

    private static string Text(LocalDate date) => LocalDatePattern.CreateWithInvariantCulture("MM-dd").Format(date).ToString(CultureInfo.InvariantCulture);
}
