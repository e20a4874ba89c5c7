namespace LeadSync.Cli.Scoring;

/// <summary>Stands before the next valid line of sorted people.</summary>
internal sealed class StatementCursor : IDisposable
{
    private readonly IEnumerator<PersonLine> lines;

    public StatementCursor(IEnumerable<PersonLine> lines)
    {
        this.lines = lines.GetEnumerator();
        Next();
    }

    /// <summary>The line, or null behind the last.</summary>
    public PersonLine? Head { get; private set; }

    /// <summary>Hands the lines of a person over.</summary>
    public PersonGroup MoveTo(PersonGroup person)
    {
        while (Head is { } line && person.Has(line.Key!))
        {
            person.Add(line);
            Next();
        }
        return person;
    }

    /// <summary>Whoever is in the statements alone.</summary>
    public PersonGroup Alone()
    {
        var person = PersonGroup.Of(Head!.Value);
        Next();
        return MoveTo(person);
    }

    public void Dispose() => lines.Dispose();

    private void Next() => Head = lines.MoveNext() ? lines.Current : null;
}
