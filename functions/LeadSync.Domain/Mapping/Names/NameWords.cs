namespace LeadSync.Domain.Mapping.Names;

/// <summary>A word of a name as it stands there, folded.</summary>
/// <param name="Text">Letters and digits only.</param>
/// <param name="Dotted">A full stop follows: it may be short for something.</param>
internal readonly record struct NameWord(string Text, bool Dotted);

/// <summary>
/// Takes a name apart into its words. Letters that stand alone, as in "N. V.", "A/S", "H &amp; M" or "F ö h l", make one word together.
/// </summary>
internal static class NameWords
{
    /// <summary>More words than any company has; what is behind them is not read.</summary>
    public const int Most = 24;

    // Longer than any name; whoever sends more is not typing one.
    private const int LongestText = 400;
    private const int LongestWord = 40;

    /// <summary>The words in their order.</summary>
    public static List<NameWord> Read(string text)
    {
        var folded = Cut(Folding.Fold(Cut(text, LongestText)), LongestText);
        var words = new List<NameWord>();
        var lettersAlone = false;
        for (var at = 0; at < folded.Length && words.Count < Most;)
        {
            if (!char.IsLetterOrDigit(folded[at]))
            {
                at++;
                continue;
            }
            var end = EndOfWord(folded, at);
            var word = Word(folded, at, end);
            var isLetter = word.Length == 1 && char.IsLetter(word[0]);
            if (isLetter && lettersAlone) words[^1] = new NameWord(Cut(Folding.Fold(words[^1].Text + word), LongestWord), Dotted: false);
            else words.Add(new NameWord(word, end < folded.Length && folded[end] == '.'));
            lettersAlone = isLetter;
            at = end;
        }
        return words;
    }

    // An apostrophe is part of its word: Jeb's.
    private static int EndOfWord(string text, int start)
    {
        var at = start;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])))) at++;
        return at;
    }

    private static string Word(string text, int start, int end)
    {
        var word = text[start..Math.Min(end, start + LongestWord)];
        return word.AsSpan().IndexOfAny('\'', '’', '`') < 0 ? word : Folding.Fold(string.Concat(word.Where(letter => !IsApostrophe(letter))));
    }

    private static bool IsApostrophe(char letter) => letter is '\'' or '’' or '`';

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] : text;
}
