using LeadSync.Domain.Scoring;
using LeadSync.Functions.People;
using LeadSync.Schema;
using ScoringModel = LeadSync.Domain.Scoring.ScoringModel;

namespace LeadSync.Functions.Dataverse;

/// <summary>
/// The published primary model, kept in memory. It is read anew when the CRM says that a model changed, and now and then
/// in case that message was lost. While the CRM is away, or the published definition is broken, the last good one stands.
/// </summary>
internal sealed class ScoringModels(DataverseClient client, TimeProvider time, ILogger<ScoringModels> log) : IScoringModels, IDisposable
{
    private static readonly TimeSpan ReadAnewAfter = TimeSpan.FromMinutes(10);

    /// <summary>Without a model nothing can be scored: it is asked for often, but not by every batch.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(2);

    private static readonly string Query =
        $"{Schema.ScoringModel.EntitySetName}?$select={Schema.ScoringModel.Name},{Schema.ScoringModel.Version},{Schema.ScoringModel.Definition}" +
        $"&$filter={Schema.ScoringModel.IsPrimary}%20eq%20true%20and%20{Schema.ScoringModel.Status}%20eq%20{ModelStatus.Published}" +
        $"&$orderby={Schema.ScoringModel.PublishedOn}%20desc";

    private readonly SemaphoreSlim loading = new(1, 1);
    private ScoringModel? model;
    private DateTimeOffset readAgainAt = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public async ValueTask<PublishedModels?> Published(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            if (now >= readAgainAt)
            {
                model = await Read(cancel) ?? model;
                readAgainAt = now + (model is null ? AskAgainAfter : ReadAnewAfter);
            }
            return model is null ? null : new PublishedModels([model]);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>A model changed in the CRM: the next one who asks reads it.</summary>
    public async Task Invalidate(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        readAgainAt = DateTimeOffset.MinValue;
        loading.Release();
    }

    public void Dispose() => loading.Dispose();

    /// <summary>The latest published definition that is valid.</summary>
    private async Task<ScoringModel?> Read(CancellationToken cancel)
    {
        var rows = await client.Query(Query, cancel);
        if (rows.Failed)
        {
            log.LogWarning("The scoring model cannot be read: {Fault} {Code}", rows.Error.Fault, rows.Error.Code);
            return null;
        }
        foreach (var row in rows.Value)
        {
            var reading = ScoringModelJson.Load(row.Text(Schema.ScoringModel.Definition) ?? "");
            if (reading.Model is { } valid) return valid;
            log.LogError("The scoring model {Name}/{Version} is invalid and not used: {Errors}",
                row.Text(Schema.ScoringModel.Name), row.Number(Schema.ScoringModel.Version), string.Join("; ", reading.Errors));
        }
        return null;
    }
}
