using LeadSync.Domain.Activities;

namespace LeadSync.Cli.Scoring;

/// <summary>Which keys belong to one person: those that ever arrived together.</summary>
internal sealed class KeyRegister
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly List<int> parents = [];

    public int Count => names.Count;

    public string this[int key] => names[key];

    /// <summary>Makes the keys one person's and gives the number of the first; -1 where there is none.</summary>
    public int Link(IReadOnlyList<PersonKey> keys)
    {
        if (keys.Count == 0) return -1;
        var first = Number(keys[0]);
        for (var i = 1; i < keys.Count; i++) Unite(first, Number(keys[i]));
        return first;
    }

    /// <summary>The smallest key of the person that a key belongs to.</summary>
    public int Smallest(int key)
    {
        while (parents[key] != key) key = parents[key] = parents[parents[key]];
        return key;
    }

    private int Number(PersonKey key)
    {
        if (numbers.TryGetValue(key.Value, out var number)) return number;
        numbers.Add(key.Value, names.Count);
        names.Add(key.Value);
        parents.Add(parents.Count);
        return parents.Count - 1;
    }

    // The smallest key is the root. Halving paths alone keeps them short enough; nothing else has to be remembered.
    private void Unite(int one, int other)
    {
        (one, other) = (Smallest(one), Smallest(other));
        if (one == other) return;
        if (string.CompareOrdinal(names[one], names[other]) < 0) parents[other] = one;
        else parents[one] = other;
    }
}
