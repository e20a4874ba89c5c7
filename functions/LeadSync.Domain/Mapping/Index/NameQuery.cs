using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Index;

/// <summary>
/// A lead's name as it is looked for in one <see cref="NameTable"/>: what each of its words says, and which words of the
/// table go together with it.
/// </summary>
internal sealed class NameQuery
{
    // A word that so many names have is known to be spelt right; who writes it means it.
    private const int WellKnown = 50;
    private const int MostContinuations = 24;

    private readonly NameTable table;
    private const int Remembered = 256;

    // What was compared last at each place; the same few words come again and again, and a dictionary would cost more than it saves.
    private readonly long[] compared = new long[Remembered];
    private readonly WordSimilarity[] similarities = new WordSimilarity[Remembered];

    public NameQuery(CompanyName name, NameTable table)
    {
        this.table = table;
        Name = name;
        Bits = new double[name.Words.Count];
        Exact = new int[Bits.Length];
        for (var word = 0; word < Bits.Length; word++)
        {
            Exact[word] = table.Vocabulary.Find(name.Words[word]);
            Classes |= WordClasses.Of(name.Words[word]);
            Bits[word] = table.Statistics.Bits(name.Words[word]);
            TotalBits += Bits[word];
        }
    }

    /// <summary>The name.</summary>
    public CompanyName Name { get; }

    /// <summary>What each word says, in bits.</summary>
    public double[] Bits { get; }

    /// <summary>The bits of the words, as <see cref="WordClasses"/> has them.</summary>
    public int Classes { get; }

    /// <summary>The same word in the table, or -1.</summary>
    public int[] Exact { get; }

    /// <summary>What they say together.</summary>
    public double TotalBits { get; }

    /// <summary>How a word of the query and one of the table go together.</summary>
    public WordSimilarity Compare(int word, int found)
    {
        if (Exact[word] == found) return new WordSimilarity(WordRelation.Same, 1);
        var pair = ((long)(word + 1) << 32) | (uint)found;
        var place = (found ^ (word * 61)) & (Remembered - 1);
        if (compared[place] == pair) return similarities[place];
        var text = Name.Words[word];
        var similarity = WordSimilarity.Of(text, table.Vocabulary[found], Name.Dotted[word] && text.Length < table.Vocabulary[found].Length);
        compared[place] = pair;
        return similarities[place] = similarity;
    }

    /// <summary>The words of the table by which candidates for a word of the query are looked for, with what a hit is worth.</summary>
    public void Leads(int word, List<WordLead> leads)
    {
        var text = Name.Words[word].AsSpan();
        var exact = Exact[word];
        if (exact >= 0) Add(leads, word, exact);
        if (exact >= 0 && table.NamesWith[exact].Length > WellKnown) return;
        table.Variants.Near(text, near =>
        {
            if (near != exact) Add(leads, word, near);
        });
        if (text.Length < 3) return;
        foreach (var longer in table.Vocabulary.Beginning(text, MostContinuations)) Add(leads, word, longer);
        for (var length = Math.Max(4, text.Length / 2); length < text.Length; length++)
            if (table.Vocabulary.Find(text[..length]) is var shorter and >= 0) Add(leads, word, shorter);
    }

    private void Add(List<WordLead> leads, int word, int found)
    {
        var similarity = Compare(word, found);
        if (similarity.Quality < 0.4 || table.NamesWith[found].Length == 0) return;
        var lead = new WordLead(word, found, (float)(similarity.Quality * Math.Min(Bits[word], table.Bits[found])), table.NamesWith[found].Length);
        if (!leads.Contains(lead)) leads.Add(lead);
    }
}

/// <summary>A word of the table to look for a word of the query by.</summary>
/// <param name="Word">Its place in the query.</param>
/// <param name="Found">The table's word.</param>
/// <param name="Bits">What the two share.</param>
/// <param name="Names">How many names have it.</param>
internal readonly record struct WordLead(int Word, int Found, float Bits, int Names);
