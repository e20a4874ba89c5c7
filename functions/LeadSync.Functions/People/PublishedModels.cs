using LeadSync.Domain.Scoring;

namespace LeadSync.Functions.People;

/// <summary>The published scoring models at one moment, at least one. Every one scores every person, side by side.</summary>
/// <param name="All">The primary first; names differ.</param>
public sealed record PublishedModels(IReadOnlyList<ScoringModel> All)
{
    /// <summary>The one that writes the score on the record.</summary>
    public ScoringModel Primary => All[0];
}
