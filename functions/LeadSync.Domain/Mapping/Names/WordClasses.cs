namespace LeadSync.Domain.Mapping.Names;

/// <summary>Words that tell companies of one family or branches of one company apart: each has a bit of its own, so that sets of them are numbers.</summary>
internal static class WordClasses
{
    private static readonly string[] SisterWords =
    [
        "verwaltung", "beteiligung", "holding", "betrieb", "vermogen", "vermogensverwaltung", "grundstuck", "immobilien", "management", "besitz", "grundbesitz",
        "geschaftsfuhrung", "grundstucksverwaltung", "acquisition", "financial", "trust", "fund", "partner", "handel", "vertrieb",
    ];

    private static readonly string[] CompassWords = ["nord", "sud", "ost", "west", "north", "south", "east"];

    private static readonly Dictionary<string, int> Bits = SisterWords.Concat(CompassWords).Select((word, bit) => (word, bit)).ToDictionary(pair => pair.word, pair => 1 << pair.bit);

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> BitsOf = Bits.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The bits of the words that tell companies of one family apart.</summary>
    public static readonly int Sister = (1 << SisterWords.Length) - 1;

    /// <summary>The bits of the points of the compass.</summary>
    public static readonly int Compass = ((1 << CompassWords.Length) - 1) << SisterWords.Length;

    /// <summary>The bit of a word; 0 for one that is in no class.</summary>
    public static int Of(ReadOnlySpan<char> word) => BitsOf.TryGetValue(word, out var bit) ? bit : 0;
}
