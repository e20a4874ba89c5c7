namespace LeadSync.Domain.Mapping.Index;

/// <summary>Many short lists of numbers in two arrays: list <c>i</c> holds what was added under <c>i</c>, in the order of adding.</summary>
internal sealed class Lists
{
    private readonly int[] starts;
    private readonly int[] items;

    private Lists(int[] starts, int[] items) => (this.starts, this.items) = (starts, items);

    /// <summary>How many lists there are.</summary>
    public int Count => starts.Length - 1;

    /// <summary>A list; empty where nothing was added.</summary>
    public ReadOnlySpan<int> this[int list] => items.AsSpan(starts[list], starts[list + 1] - starts[list]);

    /// <summary>Lists that are given one after another.</summary>
    /// <param name="lengths">Of each.</param>
    /// <param name="all">The items of all of them.</param>
    public static Lists Of(IReadOnlyList<int> lengths, IReadOnlyCollection<int> all)
    {
        var ends = new int[lengths.Count + 1];
        for (var list = 0; list < lengths.Count; list++) ends[list + 1] = ends[list] + lengths[list];
        return new Lists(ends, [.. all]);
    }

    /// <summary>The other way round: under each item the lists it is in, each once, in ascending order.</summary>
    public Lists Inverted(int distinct)
    {
        var ends = new int[distinct + 1];
        ForEach((item, _) => ends[item + 1]++);
        for (var item = 0; item < distinct; item++) ends[item + 1] += ends[item];
        var all = new int[ends[distinct]];
        var next = ends[..^1];
        ForEach((item, list) => all[next[item]++] = list);
        return new Lists(ends, all);
    }

    // A word that stands twice in a name counts once.
    private void ForEach(Action<int, int> add)
    {
        for (var list = 0; list < Count; list++)
        {
            var here = this[list];
            for (var at = 0; at < here.Length; at++)
                if (here[..at].IndexOf(here[at]) < 0) add(here[at], list);
        }
    }
}
