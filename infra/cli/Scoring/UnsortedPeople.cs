namespace LeadSync.Cli.Scoring;

/// <summary>
/// Gathers people whose lines stand in any order. The inputs are read twice: once to learn which keys belong together,
/// once to deal the lines out. Memory grows with the keys, and with 4 bytes per line; the lines themselves wait in
/// temporary files where they are many.
/// </summary>
internal sealed class UnsortedPeople(ScoringInput input, CancellationToken cancel) : IPeopleSource
{
    private const int Nobody = -1;

    private readonly KeyRegister keys = new();
    private readonly List<int> linesOf = [];

    /// <inheritdoc/>
    public IEnumerable<T[]> Evaluate<T>(Func<Person, T> evaluate)
    {
        var activities = OwnersOfActivities();
        var statements = OwnersOfStatements();
        if (input.Problems.Refusal is not null) yield break;
        using var shares = new PeopleShares(keys, Order(), linesOf);
        Deal(input.ActivityLines(), activities, shares.AddActivity);
        Deal(input.PeopleLines(), statements, shares.AddStatement);
        foreach (var batch in OrderedWork.Map(shares.People().Chunk(ScoringInput.Batch), batch => Array.ConvertAll(batch, lines => evaluate(lines.Read())), cancel))
            yield return batch;
    }

    // The key that owns each line, or nobody where the line is invalid or names no person.
    private List<int> OwnersOfActivities()
    {
        var owners = new List<int>();
        foreach (var block in OrderedWork.Map(input.ActivityLines().Blocks(), ActivityLine.Read, cancel))
            foreach (var line in block)
            {
                if (line.Problem is not null) input.Problems.BadLine(input.Activities.Name, line.Number, line.Problem);
                owners.Add(Owner(keys.Link(line.Activity?.Keys ?? [])));
            }
        return owners;
    }

    private List<int> OwnersOfStatements()
    {
        var owners = new List<int>();
        foreach (var block in OrderedWork.Map(input.PeopleLines().Blocks(), PersonLine.Read, cancel))
            foreach (var line in block)
            {
                if (line.Problem is not null) input.Problems.BadLine(input.People.Name, line.Number, line.Problem);
                owners.Add(Owner(line.Key is null ? Nobody : keys.Link([line.Key])));
            }
        return owners;
    }

    private int Owner(int key)
    {
        while (linesOf.Count < keys.Count) linesOf.Add(0);
        if (key != Nobody) linesOf[key]++;
        return key;
    }

    // The smallest key of everybody, in ascending order; it now owns the lines of all the person's keys.
    private List<int> Order()
    {
        var order = new List<int>();
        for (var key = 0; key < keys.Count; key++)
        {
            var smallest = keys.Smallest(key);
            if (smallest == key) order.Add(key);
            else (linesOf[smallest], linesOf[key]) = (linesOf[smallest] + linesOf[key], 0);
        }
        order.Sort((one, other) => string.CompareOrdinal(keys[one], keys[other]));
        return order;
    }

    // A file that grew since is read as far as it was.
    private void Deal(Lines lines, List<int> owners, Action<int, Line> add)
    {
        var i = 0;
        foreach (var block in lines.Blocks())
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var line in block)
            {
                if (i == owners.Count) return;
                if (owners[i++] is not Nobody and var owner) add(owner, line);
            }
        }
    }
}
