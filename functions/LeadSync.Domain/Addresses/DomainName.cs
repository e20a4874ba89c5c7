using System.Globalization;
using System.Text;

namespace LeadSync.Domain.Addresses;

/// <summary>Internet domain names in their one canonical form: lower case, IDNA (punycode), no trailing dot.</summary>
public static class DomainName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    // Underscores and the like are no part of a host name; unassigned characters may mean something else tomorrow.
    private static readonly IdnMapping Idna = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    /// <summary>The canonical form, or null where the text is no public domain name (at least two labels, letters in the last).</summary>
    public static string? Normalize(string text)
    {
        var ascii = ToAscii(text.Trim().TrimEnd('.'));
        return ascii is not null && IsPublicName(ascii) ? ascii : null;
    }

    private static string? ToAscii(string text)
    {
        if (text.Length is 0 or > LongestName)
            return null;
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        try
        {
            return Idna.GetAscii(text.ToLowerInvariant()).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null; // the only way IdnMapping says "not a domain name"
        }
    }

    private static bool IsPublicName(string ascii)
    {
        if (ascii.Length > LongestName)
            return false;
        var labels = 0;
        var rest = ascii.AsSpan();
        while (true)
        {
            var dot = rest.IndexOf('.');
            var label = dot < 0 ? rest : rest[..dot];
            if (!IsLabel(label))
                return false;
            labels++;
            if (dot < 0)
                return labels >= 2 && label.ContainsAnyInRange('a', 'z');
            rest = rest[(dot + 1)..];
        }
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > LongestLabel || label[0] == '-' || label[^1] == '-')
            return false;
        foreach (var c in label)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
                return false;
        return true;
    }
}
