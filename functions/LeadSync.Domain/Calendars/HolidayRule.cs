using System.Globalization;
using NodaTime;

namespace LeadSync.Domain.Calendars;

/// <summary>What becomes of a holiday that falls on a day off.</summary>
internal enum Observed
{
    /// <summary>It stays where it is.</summary>
    Never,

    /// <summary>A Saturday counts on the Friday before, a Sunday on the Monday after, besides the day itself (United States).</summary>
    Nearest,

    /// <summary>It moves to the next weekday that is no holiday itself (United Kingdom).</summary>
    NextFreeWeekday,

    /// <summary>A Sunday moves to the day before (Netherlands).</summary>
    NotSunday,
}

/// <summary>
/// On which day of a year a holiday falls. <paramref name="Text"/> is a date (<c>05-01</c>), days from Easter Sunday
/// (<c>easter+39</c>), a weekday of a month (<c>3 mon 01</c>, <c>last mon 05</c>), a weekday before a date
/// (<c>wed before 11-23</c>), or one day alone (<c>2028-06-17</c>).
/// </summary>
internal sealed record HolidayRule(string Text, int Since, int Every, Observed Observed)
{
    private static readonly Dictionary<string, IsoDayOfWeek> Days = new(StringComparer.Ordinal)
    {
        ["mon"] = IsoDayOfWeek.Monday, ["tue"] = IsoDayOfWeek.Tuesday, ["wed"] = IsoDayOfWeek.Wednesday, ["thu"] = IsoDayOfWeek.Thursday,
        ["fri"] = IsoDayOfWeek.Friday, ["sat"] = IsoDayOfWeek.Saturday, ["sun"] = IsoDayOfWeek.Sunday,
    };

    /// <summary>The day as the rule has it, before <see cref="Observed"/> moves it; null in years without it.</summary>
    /// <exception cref="FormatException">A text of no such form.</exception>
    public LocalDate? In(int year)
    {
        if (year < Since || year % Every != 0) return null;
        if (Text.StartsWith("easter", StringComparison.Ordinal))
            return Easter.Of(year).PlusDays(Text.Length == 6 ? 0 : Number(Text[6..]));
        return Text.Split(' ') switch
        {
            [{ Length: 5 } date] => Date(year, date),
            [{ Length: 10 } date] => Number(date[..4]) == year ? Date(year, date[5..]) : null,
            [var day, "before", var date] => Date(year, date).With(DateAdjusters.Previous(Days[day])),
            ["last", var day, var month] => new LocalDate(year, Number(month), 1).With(DateAdjusters.EndOfMonth).With(DateAdjusters.PreviousOrSame(Days[day])),
            [var nth, var day, var month] => new LocalDate(year, Number(month), 1).With(DateAdjusters.NextOrSame(Days[day])).PlusWeeks(Number(nth) - 1),
            _ => throw new FormatException($"'{Text}' is no rule of a holiday."),
        };
    }

    private static LocalDate Date(int year, string monthAndDay) => new(year, Number(monthAndDay[..2]), Number(monthAndDay[3..]));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
