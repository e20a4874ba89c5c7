namespace LeadSync.Cli.Scoring;

/// <summary>
/// Reads people whose lines stand together, in both inputs in ascending order of the smallest key, with few people in
/// memory at a time. Of a person's activities, each shares a key with one before it. Input that is not so is refused:
/// order as soon as it breaks, a key of two people at the end.
/// </summary>
internal sealed class SortedPeople(ScoringInput input, CancellationToken cancel) : IPeopleSource
{
    private const string OutOfOrder =
        "does not come after the person before it: with --sorted, both inputs are in ascending order of the smallest key of the (merged) person.";

    private const string Scattered =
        "has a key of an earlier person: with --sorted, all lines of a person stand together, and each shares a key with one before it.";

    /// <inheritdoc/>
    public IEnumerable<T[]> Evaluate<T>(Func<Person, T> evaluate)
    {
        using var seen = new KeyLog();
        foreach (var batch in OrderedWork.Map(InOrder(seen).Chunk(ScoringInput.Batch), batch => Array.ConvertAll(batch, group => evaluate(group.Read())), cancel))
            yield return batch;
        if (input.Problems.Refusal is null && seen.FirstShared() is { } line) Refuse((line < 0, Math.Abs(line)), Scattered);
    }

    // What was given before the order broke is no result then.
    private IEnumerable<PersonGroup> InOrder(KeyLog seen)
    {
        string? last = null;
        foreach (var person in Joined())
        {
            if (last is not null && string.CompareOrdinal(person.Smallest, last) <= 0) Refuse(person.Line, OutOfOrder);
            if (input.Problems.Refusal is not null) yield break;
            last = person.Smallest;
            foreach (var key in person.Keys) seen.Add(key, person.Line.OfPeople ? -person.Line.Number : person.Line.Number);
            yield return person;
        }
    }

    // Joins the people of the activities with those of the statements; either may know people whom the other does not.
    // A statement whose key is neither this person's nor that of a later one stands for itself.
    private IEnumerable<PersonGroup> Joined()
    {
        using var statements = new StatementCursor(Statements());
        foreach (var person in Groups())
        {
            while (statements.Head?.Key is { } key && !person.Has(key) && string.CompareOrdinal(key.Value, person.Smallest) < 0)
                yield return statements.Alone();
            yield return statements.MoveTo(person);
        }
        while (statements.Head is not null) yield return statements.Alone();
    }

    private IEnumerable<PersonGroup> Groups()
    {
        PersonGroup? group = null;
        foreach (var block in OrderedWork.Map(input.ActivityLines().Blocks(), ActivityLine.Read, cancel))
            foreach (var line in block)
            {
                if (line.Problem is not null) input.Problems.BadLine(input.Activities.Name, line.Number, line.Problem);
                if (line.Activity is not { Keys.Count: > 0 } activity) continue;
                if (group is not null && activity.Keys.Any(group.Has))
                {
                    group.Add(activity);
                    continue;
                }
                if (group is not null) yield return group;
                group = PersonGroup.Of(activity, line.Number);
            }
        if (group is not null) yield return group;
    }

    private IEnumerable<PersonLine> Statements()
    {
        foreach (var block in OrderedWork.Map(input.PeopleLines().Blocks(), PersonLine.Read, cancel))
            foreach (var line in block)
                if (line.Problem is null) yield return line;
                else input.Problems.BadLine(input.People.Name, line.Number, line.Problem);
    }

    private void Refuse((bool OfPeople, long Number) line, string reason) =>
        input.Problems.Refuse(line.OfPeople ? input.People.Name : input.Activities.Name, line.Number, reason);
}
