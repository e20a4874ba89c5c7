using LeadSync.Domain.Activities;

namespace LeadSync.Cli.Scoring;

/// <summary>The lines of one person of sorted input, as they come.</summary>
internal sealed class PersonGroup
{
    private readonly List<Activity> activities = [];
    private readonly List<PersonLine> statements = [];

    /// <summary>All keys, the statements' included.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>The smallest of them.</summary>
    public string Smallest { get; private set; } = "";

    /// <summary>The first line, and whether it is one of the people or of the activities.</summary>
    public (bool OfPeople, long Number) Line { get; private init; }

    public static PersonGroup Of(Activity activity, long line)
    {
        var group = new PersonGroup { Line = (false, line) };
        group.Add(activity);
        return group;
    }

    public static PersonGroup Of(PersonLine statement)
    {
        var group = new PersonGroup { Line = (true, statement.Number) };
        group.Add(statement.Key!);
        group.Add(statement);
        return group;
    }

    public bool Has(PersonKey key) => Keys.Contains(key.Value);

    public void Add(Activity activity)
    {
        foreach (var key in activity.Keys) Add(key);
        activities.Add(activity);
    }

    public void Add(PersonLine statement) => statements.Add(statement);

    public Person Read() => Person.Of(Smallest, activities, statements);

    private void Add(PersonKey key)
    {
        if (Keys.Add(key.Value) && (Keys.Count == 1 || string.CompareOrdinal(key.Value, Smallest) < 0)) Smallest = key.Value;
    }
}
