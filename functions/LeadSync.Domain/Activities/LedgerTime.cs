using System.Text;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Activities;

/// <summary>Reads the times that <see cref="ActivityJson"/> writes, <c>2026-11-21T10:15:00.5Z</c>, without a text in between.</summary>
internal static class LedgerTime
{
    private const int UpToSeconds = 19;
    private const int NanosecondDigits = 9;

    /// <summary>The time, or null where the text is none.</summary>
    public static Instant? Read(ReadOnlySpan<byte> text)
    {
        if (text.Length <= UpToSeconds || text[^1] != (byte)'Z' || !HasSeparators(text))
            return Any(text);
        if (Two(text, 0) is var century && Two(text, 2) is var years && Two(text, 5) is var month && Two(text, 8) is var day
            && Two(text, 11) is var hour && Two(text, 14) is var minute && Two(text, 17) is var second
            && (century | years | month | day | hour | minute | second) >= 0
            && IsDate(century * 100 + years, month, day) && hour < 24 && minute < 60 && second < 60
            && Fraction(text[UpToSeconds..^1]) is var nanoseconds and >= 0)
            return Instant.FromUnixTimeSeconds(((UnixDay(century * 100 + years, month, day) * 24L + hour) * 60 + minute) * 60 + second).PlusNanoseconds(nanoseconds);
        return Any(text);
    }

    // What older or other writers wrote: any RFC 3339 time.
    private static Instant? Any(ReadOnlySpan<byte> text)
    {
        var time = OffsetDateTimePattern.Rfc3339.Parse(Encoding.UTF8.GetString(text));
        return time.Success ? time.Value.ToInstant() : null;
    }

    private static bool HasSeparators(ReadOnlySpan<byte> text) =>
        text[4] == (byte)'-' && text[7] == (byte)'-' && text[10] == (byte)'T' && text[13] == (byte)':' && text[16] == (byte)':';

    private static bool IsDate(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    // -1 where it is no digit.
    private static int Digit(byte character) =>
        character is >= (byte)'0' and <= (byte)'9' ? character - '0' : -1;

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = (Digit(text[at]), Digit(text[at + 1]));
        return (tens | ones) < 0 ? -1 : tens * 10 + ones;
    }

    private static int UnixDay(int year, int month, int day) =>
        new DateOnly(year, month, day).DayNumber - UnixEpoch;

    private static readonly int UnixEpoch = new DateOnly(1970, 1, 1).DayNumber;

    private static int Fraction(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        if (text[0] != (byte)'.' || text.Length - 1 is 0 or > NanosecondDigits)
            return -1;
        var nanoseconds = 0;
        for (var i = 1; i <= NanosecondDigits; i++)
        {
            var digit = i < text.Length ? Digit(text[i]) : 0;
            if (digit < 0)
                return -1;
            nanoseconds = nanoseconds * 10 + digit;
        }
        return nanoseconds;
    }
}
