using System.Text;

namespace LeadSync.Domain.Mapping.Index;

/// <summary>The ids of accounts, as bytes in one array: a million strings would weigh ten times as much.</summary>
internal sealed class IdTable
{
    private readonly byte[] bytes;
    private readonly int[] starts;
    private readonly int[] sorted;
    private readonly int[] hashes;

    public IdTable(IEnumerable<string> ids)
    {
        using var all = new MemoryStream();
        var ends = new List<int> { 0 };
        var found = new List<int>();
        foreach (var id in ids)
        {
            all.Write(Encoding.UTF8.GetBytes(id));
            ends.Add((int)all.Length);
            found.Add(HashOf(id));
        }
        bytes = all.ToArray();
        starts = [.. ends];
        hashes = [.. found];
        sorted = [.. Enumerable.Range(0, hashes.Length)];
        Array.Sort(hashes, sorted);
    }

    /// <summary>The id at a place.</summary>
    public string this[int place] => Encoding.UTF8.GetString(bytes, starts[place], starts[place + 1] - starts[place]);

    /// <summary>The place of an id, or -1.</summary>
    public int Find(string id)
    {
        var hash = HashOf(id);
        foreach (var place in WithHash(hash))
            if (this[place] == id) return place;
        return -1;
    }

    /// <summary>The places of the ids with a hash.</summary>
    public IEnumerable<int> WithHash(int hash)
    {
        var at = Array.BinarySearch(hashes, hash);
        if (at < 0) yield break;
        while (at > 0 && hashes[at - 1] == hash) at--;
        for (; at < hashes.Length && hashes[at] == hash; at++) yield return sorted[at];
    }

    /// <summary>The hash of an id; never 0.</summary>
    public static int HashOf(string id) => unchecked((int)WordList.Hash(id)) is var hash && hash != 0 ? hash : 1;
}
