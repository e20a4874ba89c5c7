namespace LeadSync.Domain.Mapping.Index;

/// <summary>
/// Finds the words that are one slip of the pen away: a letter too many, too few, wrong, or two swapped. Each word lies in
/// the buckets of itself with one letter left out; two words one slip apart share a bucket. Buckets hold strangers too:
/// whoever looks compares.
/// </summary>
internal sealed class WordVariants
{
    /// <summary>Shorter words differ by a letter without being the same.</summary>
    public const int Shortest = 4;

    private const int Longest = 24;

    private readonly int[] starts;
    private readonly int[] words;

    public WordVariants(WordList list)
    {
        var entries = 0;
        for (var word = 0; word < list.Count; word++) entries += Count(list[word]);
        starts = new int[WordList.PowerOfTwo(entries) + 1];
        for (var word = 0; word < list.Count; word++) ForEach(list[word], bucket => starts[bucket + 1]++);
        for (var bucket = 1; bucket < starts.Length; bucket++) starts[bucket] += starts[bucket - 1];
        words = new int[starts[^1]];
        var next = starts[..^1];
        for (var word = 0; word < list.Count; word++)
        {
            var number = word;
            ForEach(list[word], bucket => words[next[bucket]++] = number);
        }
    }

    /// <summary>Calls for each word that may be a slip away, some of them more than once.</summary>
    public void Near(ReadOnlySpan<char> word, Action<int> found)
    {
        if (word.Length is < Shortest or > Longest) return;
        ForEach(word, bucket =>
        {
            foreach (var near in words.AsSpan(starts[bucket], starts[bucket + 1] - starts[bucket])) found(near);
        });
    }

    private static int Count(ReadOnlySpan<char> word) => word.Length is < Shortest or > Longest ? 0 : word.Length + 1;

    private void ForEach(ReadOnlySpan<char> word, Action<int> bucket)
    {
        if (Count(word) == 0) return;
        var mask = (uint)(starts.Length - 2);
        bucket((int)(WordList.Hash(word) & mask));
        Span<char> shorter = stackalloc char[Longest];
        for (var leftOut = 0; leftOut < word.Length; leftOut++)
        {
            word[..leftOut].CopyTo(shorter);
            word[(leftOut + 1)..].CopyTo(shorter[leftOut..]);
            bucket((int)(WordList.Hash(shorter[..(word.Length - 1)]) & mask));
        }
    }
}
