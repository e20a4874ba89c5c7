using System.Numerics;
using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Index;

/// <summary>
/// Names found by all their letters without spaces, or by their initials: what looking for words cannot find, "Hightec Bau"
/// for "High Tec Bau", or "IBM".
/// </summary>
internal sealed class NameKeys
{
    private const int FewestInitials = 3;

    private readonly int shift;
    private readonly int[] starts;
    private readonly uint[] keys;
    private readonly int[] names;

    public NameKeys(NameTable table)
    {
        var found = new List<(uint Key, int Name)>(table.Count * 2);
        for (var name = 0; name < table.Count; name++)
        {
            var words = table.Words[name];
            found.Add((Letters(words, table.Vocabulary), name));
            if (words.Length >= FewestInitials) found.Add((OfInitials(Initials(words, table.Vocabulary)), name));
        }
        found.Sort();
        keys = [.. found.Select(each => each.Key)];
        names = [.. found.Select(each => each.Name)];
        var buckets = WordList.PowerOfTwo(keys.Length);
        shift = 32 - BitOperations.Log2((uint)buckets);
        starts = new int[buckets + 1];
        foreach (var key in keys) starts[(key >> shift) + 1]++;
        for (var bucket = 1; bucket < starts.Length; bucket++) starts[bucket] += starts[bucket - 1];
    }

    /// <summary>The names that may be the query written together, or of which one side is the other's initials.</summary>
    public IEnumerable<int> Find(CompanyName name)
    {
        foreach (var found in Names(WordList.Hash(string.Concat(name.Words)))) yield return found;
        if (name.Words.Count == 1)
            foreach (var found in Names(OfInitials(WordList.Hash(name.Words[0])))) yield return found;
        if (name.Words.Count >= FewestInitials)
            foreach (var found in Names(WordList.Hash(string.Concat(name.Words.Select(word => word[0]))))) yield return found;
    }

    // Kept apart from the letters: initials are compared with what somebody writes as a word, never with other initials.
    // Of a million names hundreds share any three, and would take the place of those that share words.
    private static uint OfInitials(uint hash) => ~hash;

    private IEnumerable<int> Names(uint key)
    {
        // Hashes are spread evenly, so the search need not begin in the middle of all.
        var at = starts[key >> shift];
        var end = starts[(key >> shift) + 1];
        while (at < end && keys[at] < key) at++;
        for (var most = at + 64; at < keys.Length && at < most && keys[at] == key; at++) yield return names[at];
    }

    private static uint Letters(ReadOnlySpan<int> words, WordList list)
    {
        Span<char> all = stackalloc char[1024];
        var length = 0;
        foreach (var word in words)
        {
            if (length + list[word].Length > all.Length) break;
            list[word].CopyTo(all[length..]);
            length += list[word].Length;
        }
        return WordList.Hash(all[..length]);
    }

    private static uint Initials(ReadOnlySpan<int> words, WordList list)
    {
        Span<char> all = stackalloc char[NameWords.Most];
        var length = 0;
        foreach (var word in words) all[length++] = list[word][0];
        return WordList.Hash(all[..length]);
    }
}
