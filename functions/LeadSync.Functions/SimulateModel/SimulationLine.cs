namespace LeadSync.Functions.SimulateModel;

/// <summary>Where a person stands under a model.</summary>
internal sealed record Standing(int Total, string Grade, bool Qualified)
{
    /// <summary>Whether the change between the two is one that somebody acts on.</summary>
    public bool DiffersFrom(Standing other) => Grade != other.Grade || Qualified != other.Qualified;
}

/// <summary>Somebody who gets another grade, or another answer to "qualified?".</summary>
internal sealed record Move(string Person, Guid? Lead, Standing From, Standing To);

/// <summary>A line of the answer.</summary>
/// <param name="Content">What becomes JSON.</param>
/// <param name="IsUrgent">Whether somebody waits to see it.</param>
internal sealed record SimulationLine(object Content, bool IsUrgent);

/// <summary>Counts who stands where, before and after.</summary>
internal sealed class SimulationTally
{
    private readonly SortedDictionary<string, long[]> grades = new(StringComparer.Ordinal);
    private long people;
    private long moved;
    private long qualifiedBefore;
    private long qualifiedAfter;

    public object Summary => new { people, moved, qualifiedBefore, qualifiedAfter, grades };

    public void Add(Standing from, Standing to)
    {
        people++;
        if (to.DiffersFrom(from)) moved++;
        if (from.Qualified) qualifiedBefore++;
        if (to.Qualified) qualifiedAfter++;
        Grade(from.Grade)[0]++;
        Grade(to.Grade)[1]++;
    }

    private long[] Grade(string grade)
    {
        if (!grades.TryGetValue(grade, out var counts)) grades[grade] = counts = [0, 0];
        return counts;
    }
}
