namespace LeadSync.Functions.People;

/// <summary>The scoring models of the CRM.</summary>
public interface IScoringModels
{
    /// <summary>
    /// The published models, or null while no primary one is known (the CRM can't be reached, or has none). From memory
    /// where possible; it is asked for every batch.
    /// </summary>
    ValueTask<PublishedModels?> Published(CancellationToken cancel);
}

/// <summary>Where there is no CRM: activities are recorded and scored when one comes.</summary>
internal sealed class NoScoringModels : IScoringModels
{
    public ValueTask<PublishedModels?> Published(CancellationToken cancel) => ValueTask.FromResult<PublishedModels?>(null);
}
