using System.Numerics;

namespace LeadSync.Domain.Mapping.Names;

/// <summary>How two words go together.</summary>
public enum WordRelation
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>One is the other's initial.</summary>
    Initial,

    /// <summary>One is short for the other: letters left out behind the first.</summary>
    Shortened,

    /// <summary>One is a part of the other at its beginning or end: a compound.</summary>
    Part,

    /// <summary>A slip of the pen or another spelling.</summary>
    Misspelt,

    /// <summary>One is the beginning of the other, with a full stop.</summary>
    Abbreviated,

    /// <summary>They are the same.</summary>
    Same,
}

/// <summary>How alike two folded words are.</summary>
/// <param name="Relation">In what way.</param>
/// <param name="Quality">How much of what they say is shared, from 0 to 1.</param>
public readonly record struct WordSimilarity(WordRelation Relation, double Quality)
{
    private static readonly WordSimilarity Nothing = new(WordRelation.None, 0);

    /// <summary>Compares two words. Symmetric, but that a full stop belongs to its word.</summary>
    /// <param name="left">A folded word.</param>
    /// <param name="right">Another.</param>
    /// <param name="dotted">Whether the shorter of them is followed by a full stop.</param>
    public static WordSimilarity Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool dotted)
    {
        if (left.SequenceEqual(right)) return new(WordRelation.Same, 1);
        var shorter = left.Length <= right.Length ? left : right;
        var longer = left.Length <= right.Length ? right : left;
        // A number is that number or another.
        if (shorter.Length == 0 || char.IsDigit(shorter[0]) || char.IsDigit(longer[0])) return Nothing;
        if (shorter.Length == 1) return shorter[0] == longer[0] ? new(WordRelation.Initial, 0.3) : Nothing;
        if (longer.StartsWith(shorter)) return Beginning(shorter.Length, longer.Length, dotted);
        var slips = Slips(shorter, longer);
        if (slips.Quality > 0) return slips;
        if (shorter.Length >= 4 && longer.EndsWith(shorter)) return new(WordRelation.Part, 0.6 * shorter.Length / longer.Length);
        var beginning = shorter.CommonPrefixLength(longer);
        if (beginning >= 5 && beginning * 2 >= longer.Length) return new(WordRelation.Part, 0.7 * beginning / longer.Length);
        return IsShortFor(shorter, longer) ? new(WordRelation.Shortened, 0.6) : Nothing;
    }

    private static WordSimilarity Beginning(int shorter, int longer, bool dotted)
    {
        if (dotted) return new(WordRelation.Abbreviated, shorter >= 3 ? 0.9 : 0.6);
        if (longer - shorter <= 2 && shorter >= 4) return new(WordRelation.Misspelt, 0.92);
        var share = (double)shorter / longer;
        return shorter < 3 ? Nothing : new(WordRelation.Part, 0.35 + 0.6 * share);
    }

    // The same first letter, the consonants in order, and hardly a vowel: hldg, mtls, bkg.
    private static bool IsShortFor(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer)
    {
        if (shorter.Length is < 3 or > 6 || longer.Length < shorter.Length + 2 || shorter[0] != longer[0]) return false;
        var at = 0;
        var vowels = 0;
        foreach (var letter in longer)
        {
            if (at == shorter.Length) break;
            if (letter != shorter[at]) continue;
            if (at > 0 && letter is 'a' or 'e' or 'i' or 'o' or 'u') vowels++;
            at++;
        }
        return at == shorter.Length && vowels <= (shorter.Length - 1) / 3;
    }

    private static WordSimilarity Slips(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer)
    {
        var most = longer.Length switch { < 4 => 0, < 8 => 1, < 12 => 2, _ => 3 };
        // A slip changes at most two of the letters that occur; that rules most pairs out before the distance is counted.
        if (most == 0 || longer.Length - shorter.Length > most || BitOperations.PopCount(Letters(shorter) ^ Letters(longer)) > 2 * most) return Nothing;
        var slips = EditDistance.Of(shorter, longer, most);
        if (slips > most) return Nothing;
        var share = (double)slips / longer.Length;
        // The first letter is the one least often mistaken.
        var first = shorter[0] == longer[0] ? 0 : 0.1;
        return new(WordRelation.Misspelt, Math.Max(0, 1 - (2 * share) - first));
    }

    private static uint Letters(ReadOnlySpan<char> word)
    {
        var letters = 0u;
        foreach (var letter in word) letters |= 1u << (letter & 31);
        return letters;
    }
}
