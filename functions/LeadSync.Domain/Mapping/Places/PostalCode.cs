namespace LeadSync.Domain.Mapping.Places;

/// <summary>A postal code packed into a number: up to ten letters and digits, six bits each, the first in the highest place. 0 is none.</summary>
internal static class PostalCode
{
    private const int Most = 10;

    /// <summary>The code, without country prefix, spaces and hyphens.</summary>
    public static ulong Pack(string? text)
    {
        if (text is null) return 0;
        var letters = text.AsSpan().Trim();
        // D-70173, CH 8001: the country is compared elsewhere.
        while (letters.Length > 0 && letters.IndexOfAny('-', ' ') is > 0 and <= 2 and var cut && letters[..cut].IndexOfAnyInRange('0', '9') < 0) letters = letters[(cut + 1)..];
        ulong packed = 0;
        var count = 0;
        foreach (var letter in letters)
        {
            if (!char.IsAsciiLetterOrDigit(letter) || count == Most) continue;
            packed |= (ulong)(char.IsDigit(letter) ? letter - '0' + 1 : char.ToLowerInvariant(letter) - 'a' + 11) << (6 * (Most - 1 - count++));
        }
        return packed;
    }

    /// <summary>True for two codes of one region: the first two places are the same.</summary>
    public static bool SameRegion(ulong left, ulong right) => left >> 48 == right >> 48;
}
