using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Index;

/// <summary>
/// How much a word says about which company is meant: the rarer, the more. In bits, the negative binary logarithm of the
/// share of names that have it, from the names at hand together with <see cref="CommonWords"/>, which count as so many names.
/// </summary>
internal sealed class WordStatistics
{
    private const double NamesAtLarge = 20_000;

    private readonly WordList words;
    private readonly Lists namesWith;
    private readonly int names;

    private WordStatistics(WordList words, Lists namesWith, int names) => (this.words, this.namesWith, this.names) = (words, namesWith, names);

    /// <summary>Counts the words of a table's names.</summary>
    public static WordStatistics Of(NameTable table) => new(table.Vocabulary, table.NamesWith, table.Count);

    /// <summary>How many names have the word.</summary>
    public int Count(ReadOnlySpan<char> word) => words.Find(word) is var found && found >= 0 ? namesWith[found].Length : 0;

    /// <summary>What the word says, in bits; positive.</summary>
    public double Bits(ReadOnlySpan<char> word)
    {
        return -Math.Log2((Count(word) + (NamesAtLarge * CommonWords.Share(word.ToString()))) / (names + NamesAtLarge));
    }
}
