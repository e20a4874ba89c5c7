using NodaTime;

namespace LeadSync.Domain.Calendars;

/// <summary>The date of Easter Sunday.</summary>
internal static class Easter
{
    /// <summary>
    /// By the Gregorian rule: the first Sunday after the first ecclesiastical full moon on or after 21 March, in the
    /// arithmetic of the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, chapter 8).
    /// </summary>
    public static LocalDate Of(int year)
    {
        var golden = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuriesAfter) = Math.DivRem(century, 4);
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - moonCorrection + 15) % 30;
        var (leaps, yearsAfter) = Math.DivRem(yearOfCentury, 4);
        var toSunday = (32 + (2 * centuriesAfter) + (2 * leaps) - epact - yearsAfter) % 7;
        var correction = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * correction) + 114, 31);
        return new LocalDate(year, month, day + 1);
    }
}
