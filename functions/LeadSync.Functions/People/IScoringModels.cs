using LeadSync.Domain.Scoring;

namespace LeadSync.Functions.People;

/// <summary>The scoring models of the CRM.</summary>
public interface IScoringModels
{
    /// <summary>
    /// The published primary model, or null while it is not known (the CRM can't be reached, or has none). From memory
    /// where possible; it is asked for every batch.
    /// </summary>
    ValueTask<ScoringModel?> Primary(CancellationToken cancel);
}

/// <summary>Where there is no CRM: activities are recorded and scored when one comes.</summary>
internal sealed class NoScoringModels : IScoringModels
{
    public ValueTask<ScoringModel?> Primary(CancellationToken cancel) => ValueTask.FromResult<ScoringModel?>(null);
}
