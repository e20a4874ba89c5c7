using System.Globalization;
using System.Text;

namespace LeadSync.Domain.Mapping;

/// <summary>A company's text in the one form in which it is compared: words of lower-case letters and digits, one space between.</summary>
public static class CompanyText
{
    /// <summary>The words of the text; empty where it has none. Idempotent.</summary>
    public static string Normalize(string text)
    {
        var words = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark) continue;
            if (Rune.IsLetterOrDigit(rune)) words.Append(Rune.ToLowerInvariant(rune));
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }
        return words.ToString().TrimEnd();
    }
}
