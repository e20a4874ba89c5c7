namespace LeadSync.Domain.Mapping.Index;

/// <summary>
/// All words of all names, each with a number from 0 on. Frozen: letters in one array, so that a million words are three
/// objects. Found by hash, and in alphabetical order for what they begin with.
/// </summary>
internal sealed class WordList
{
    private readonly char[] letters;
    private readonly int[] starts;
    private readonly int[] slots;
    private readonly int[] sorted;

    /// <param name="words">Distinct words; their places become their numbers.</param>
    public WordList(IReadOnlyList<string> words)
    {
        Count = words.Count;
        starts = new int[Count + 1];
        for (var word = 0; word < Count; word++) starts[word + 1] = starts[word] + words[word].Length;
        letters = new char[starts[Count]];
        for (var word = 0; word < Count; word++) words[word].CopyTo(letters.AsSpan(starts[word]));
        slots = new int[PowerOfTwo(Count * 2)];
        for (var word = 0; word < Count; word++) Place(word);
        sorted = new int[Count];
        for (var word = 0; word < Count; word++) sorted[word] = word;
        Array.Sort(sorted, (left, right) => this[left].SequenceCompareTo(this[right]));
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; }

    /// <summary>The letters of a word.</summary>
    public ReadOnlySpan<char> this[int word] => letters.AsSpan(starts[word], starts[word + 1] - starts[word]);

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)(Hash(word) & (uint)mask); slots[slot] != 0; slot = (slot + 1) & mask)
            if (this[slots[slot] - 1].SequenceEqual(word)) return slots[slot] - 1;
        return -1;
    }

    /// <summary>The words that begin with the given letters and are longer, in alphabetical order, at most so many.</summary>
    public ReadOnlySpan<int> Beginning(ReadOnlySpan<char> prefix, int most)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[sorted[middle]].SequenceCompareTo(prefix) <= 0) low = middle + 1;
            else high = middle;
        }
        var end = low;
        while (end < Count && end - low < most && this[sorted[end]].StartsWith(prefix)) end++;
        return sorted.AsSpan(low, end - low);
    }

    /// <summary>FNV-1a over the code units, mixed; the same in every process.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = 2166136261u;
            foreach (var letter in word) hash = (hash ^ letter) * 16777619u;
            hash ^= hash >> 15;
            hash *= 0x2C1B3C6Du;
            return hash ^ (hash >> 13);
        }
    }

    /// <summary>The least power of two that is no less, and no less than 16.</summary>
    public static int PowerOfTwo(int least) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(least, 16));

    private void Place(int word)
    {
        var mask = slots.Length - 1;
        var slot = (int)(Hash(this[word]) & (uint)mask);
        while (slots[slot] != 0) slot = (slot + 1) & mask;
        slots[slot] = word + 1;
    }
}
