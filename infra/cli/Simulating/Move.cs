using System.Text.Json.Serialization;

namespace LeadSync.Cli.Simulating;

/// <summary>Where a person stands under a model.</summary>
internal sealed record Standing(int Total, string Grade, bool Qualified)
{
    /// <summary>Whether the change between the two is one that somebody acts on.</summary>
    public bool DiffersFrom(Standing other) => Grade != other.Grade || Qualified != other.Qualified;
}

/// <summary>Somebody who moves: another grade, or another answer to "qualified?".</summary>
/// <param name="Person">The person's id, or the smallest key where people come from files.</param>
/// <param name="Lead">The lead in the CRM, where there is one.</param>
/// <param name="From">Under the model that counts now.</param>
/// <param name="To">Under the draft.</param>
internal sealed record Move(string Person, string? Lead, Standing From, Standing To);

/// <summary>How many move, and how many stand where before and after.</summary>
internal sealed record SimulationSummary(long People, long Moved, long QualifiedBefore, long QualifiedAfter)
{
    /// <summary>By grade: before and after.</summary>
    public IReadOnlyDictionary<string, long[]> Grades { get; init; } = new Dictionary<string, long[]>();
}

/// <summary>A line of a running simulation; one of the three.</summary>
internal sealed record SimulationLine
{
    public SimulationProgress? Progress { get; init; }

    public SimulationSummary? Summary { get; init; }

    // A move has no name of its own in its line.
    public string? Person { get; init; }

    public string? Lead { get; init; }

    public Standing? From { get; init; }

    public Standing? To { get; init; }

    [JsonIgnore]
    public Move? Move => Person is not null && From is not null && To is not null ? new Move(Person, Lead, From, To) : null;
}

/// <summary>So many of so many people.</summary>
internal sealed record SimulationProgress(long People, long Of);
