using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LeadSync.Plugins.Typing;

/// <summary>
/// A free text as rules compare it: words of letters and digits, without letter case and diacritics. People write an umlaut
/// as two letters or leave its dots out, so there are two readings of a text, and two texts are alike if one reading of both is.
/// </summary>
internal sealed class FoldedText
{
    private static readonly char[] Gap = { ' ' };

    private readonly string[][] readings;

    public FoldedText(string text)
    {
        var composed = text.Normalize(NormalizationForm.FormC).ToLowerInvariant().Replace("ß", "ss");
        readings = new[]
        {
            Words(composed.Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue")),
            Words(composed),
        };
    }

    /// <summary>Whether there is no letter and no digit in it.</summary>
    public bool IsEmpty => readings[0].Length == 0;

    /// <summary>Whether the words are the same, in the same order.</summary>
    public bool Is(FoldedText other) => !other.IsEmpty && AnyReading(other, (own, others) => own.SequenceEqual(others));

    /// <summary>Whether it begins with the other's words; the last of them may go on, as the first part of a compound does.</summary>
    public bool BeginsWith(FoldedText other) => !other.IsEmpty && AnyReading(
        other, (own, others) => string.Join(" ", own).StartsWith(string.Join(" ", others), StringComparison.Ordinal));

    /// <summary>Whether all words of the other are among its own as whole words, in any order.</summary>
    public bool HasWordsOf(FoldedText other) => !other.IsEmpty && AnyReading(other, (own, others) => others.All(own.Contains));

    private bool AnyReading(FoldedText other, Func<string[], string[], bool> alike) =>
        readings.Zip(other.readings, (own, others) => alike(own, others)).Any(found => found);

    private static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        return plain.ToString().Split(Gap, StringSplitOptions.RemoveEmptyEntries);
    }
}
