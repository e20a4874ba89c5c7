using System.Globalization;
using System.Text;

namespace LeadSync.Domain.Mapping.Names;

/// <summary>
/// Letters in the one form in which names are compared: lower case, Latin, without diacritics. German umlauts and their
/// transliteration come out alike, because an <c>e</c> after <c>a</c>, <c>o</c> or <c>u</c> is left out: Müller, Mueller
/// and Muller are one. Idempotent.
/// </summary>
internal static class Folding
{
    // Letters that have no decomposition, and those of the other two alphabets of Europe.
    private static readonly Dictionary<char, string> Letters = Read("""
        ß=ss æ=a œ=o ø=o đ=d ð=d þ=th ł=l ı=i ħ=h ŋ=n ĸ=k ŧ=t ſ=s ə=e
        а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya
        є=ye і=i ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz
        α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
        """);

    /// <summary>The text folded; what is no letter and no digit stands as it was.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        foreach (var letter in Decomposed(text))
        {
            if (char.IsAscii(letter)) Append(folded, char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            else if (Letters.TryGetValue(char.ToLowerInvariant(letter), out var latin)) foreach (var each in latin) Append(folded, each);
            else Append(folded, char.ToLowerInvariant(letter));
        }
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char letter)
    {
        if (letter == 'e' && folded.Length > 0 && folded[^1] is 'a' or 'o' or 'u') return;
        folded.Append(letter);
    }

    // A lone surrogate has no normal form; it is no letter of a name either.
    private static string Decomposed(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var whole = text.IndexOf('\uFFFD', StringComparison.Ordinal) < 0 && !HasLoneSurrogate(text) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar));
        return whole.Normalize(NormalizationForm.FormKD);
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }
        return false;
    }

    private static Dictionary<char, string> Read(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToDictionary(entry => entry[0], entry => entry[2..]);
}
