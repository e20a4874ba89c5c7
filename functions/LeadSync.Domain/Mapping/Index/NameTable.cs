using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Index;

/// <summary>All names of the accounts of one layer, each with its words, and for each word the names that have it.</summary>
internal sealed class NameTable
{
    private readonly int[]? elsewhere;

    private NameTable(Gathered gathered, WordStatistics? known)
    {
        Vocabulary = new WordList(gathered.Words);
        Words = Lists.Of(gathered.Lengths, gathered.WordsOfNames);
        NamesWith = Words.Inverted(Vocabulary.Count);
        Variants = new WordVariants(Vocabulary);
        Account = [.. gathered.Accounts];
        Form = [.. gathered.Forms];
        Statistics = known ?? WordStatistics.Of(this);
        if (known is not null) elsewhere = [.. Enumerable.Range(0, Vocabulary.Count).Select(word => known.Count(Vocabulary[word]))];
        Bits = new float[Vocabulary.Count];
        Classes = new int[Vocabulary.Count];
        for (var word = 0; word < Bits.Length; word++)
        {
            Bits[word] = (float)Statistics.Bits(Vocabulary[word]);
            Classes[word] = WordClasses.Of(Vocabulary[word]);
        }
        BitsOfName = new float[Account.Length];
        for (var name = 0; name < BitsOfName.Length; name++)
            foreach (var word in Words[name]) BitsOfName[name] += Bits[word];
    }

    /// <summary>How many names there are.</summary>
    public int Count => Account.Length;

    /// <summary>All words of all names.</summary>
    public WordList Vocabulary { get; }

    /// <summary>Words one slip apart.</summary>
    public WordVariants Variants { get; }

    /// <summary>The words of a name, in their order.</summary>
    public Lists Words { get; }

    /// <summary>The names that have a word.</summary>
    public Lists NamesWith { get; }

    /// <summary>The account of a name: its place in the layer.</summary>
    public int[] Account { get; }

    /// <summary>How many names have a word, those of the larger layer included.</summary>
    public int Rivals(int word) => NamesWith[word].Length + (elsewhere is null ? 0 : elsewhere[word]);

    /// <summary>The legal form of a name.</summary>
    public LegalForm[] Form { get; }

    /// <summary>What a word says, in bits.</summary>
    public float[] Bits { get; }

    /// <summary>The bit of a word, as <see cref="WordClasses"/> has it.</summary>
    public int[] Classes { get; }

    /// <summary>What all words of a name say together, in bits.</summary>
    public float[] BitsOfName { get; }

    /// <summary>How common words are.</summary>
    public WordStatistics Statistics { get; }

    /// <param name="names">Each with the place of its account.</param>
    /// <param name="known">How common words are, where a larger layer knows better.</param>
    public static NameTable Of(IEnumerable<(int Account, CompanyName Name)> names, WordStatistics? known)
    {
        var gathered = new Gathered();
        foreach (var (account, name) in names) gathered.Add(account, name);
        return new NameTable(gathered, known);
    }

    private sealed class Gathered
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public List<string> Words { get; } = [];

        public List<int> Lengths { get; } = [];

        public List<int> WordsOfNames { get; } = [];

        public List<int> Accounts { get; } = [];

        public List<LegalForm> Forms { get; } = [];

        public void Add(int account, CompanyName name)
        {
            foreach (var word in name.Words)
            {
                if (!numbers.TryGetValue(word, out var number))
                {
                    numbers.Add(word, number = Words.Count);
                    Words.Add(word);
                }
                WordsOfNames.Add(number);
            }
            Lengths.Add(name.Words.Count);
            Accounts.Add(account);
            Forms.Add(name.Form);
        }
    }
}
