namespace LeadSync.Domain.Mapping.Places;

/// <summary>
/// A telephone number as far as it can be told without knowing each country's numbering: its last digits. 0 is none.
/// </summary>
internal static class PhoneNumber
{
    private const int Kept = 9;
    private const int Fewest = 7;
    private const ulong Extension = 1_000;

    /// <summary>The last nine digits behind any prefix of country or trunk; 0 for what is too short to be a company's own.</summary>
    public static ulong Pack(string? text)
    {
        if (text is null) return 0;
        // "(0)" is dialled only at home.
        var digits = text.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').ToArray();
        if (digits.Length < Fewest) return 0;
        ulong packed = 1;
        foreach (var digit in digits.AsSpan(Math.Max(0, digits.Length - Kept))) packed = (packed * 10) + (ulong)(digit - '0');
        return packed;
    }

    /// <summary>True for two numbers of one telephone system: all but the last three digits are the same.</summary>
    public static bool SameExchange(ulong left, ulong right) => left / Extension == right / Extension;
}
