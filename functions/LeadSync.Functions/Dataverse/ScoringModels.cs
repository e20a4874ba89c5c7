using LeadSync.Functions.People;
using LeadSync.Schema;
using Columns = LeadSync.Schema.ScoringModel;
using ScoringModel = LeadSync.Domain.Scoring.ScoringModel;

namespace LeadSync.Functions.Dataverse;

/// <summary>
/// The published models, kept in memory. They are read anew when the CRM says that a model changed, and now and then in
/// case that message was lost. While the CRM is away, or a published definition is broken, the last good one stands.
/// </summary>
internal sealed class ScoringModels(DataverseClient client, TimeProvider time, ILogger<ScoringModels> log) : IScoringModels, IDisposable
{
    private static readonly TimeSpan ReadAnewAfter = TimeSpan.FromMinutes(10);

    /// <summary>Without a model nothing can be scored: it is asked for often, but not by every batch.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(2);

    private static readonly string Query =
        $"{Columns.EntitySetName}?$select={ModelRow.Select}&$filter={Columns.Status}%20eq%20{ModelStatus.Published}" +
        $"&$orderby={Columns.PublishedOn}%20desc";

    private readonly SemaphoreSlim loading = new(1, 1);
    private PublishedModels? models;
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
                models = await Read(cancel) ?? models;
                readAgainAt = now + (models is null ? AskAgainAfter : ReadAnewAfter);
            }
            return models;
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

    /// <summary>Of every name the latest published definition that is valid, the primary first.</summary>
    private async Task<PublishedModels?> Read(CancellationToken cancel)
    {
        var rows = await client.Query(Query, cancel);
        if (rows.Failed)
        {
            log.LogWarning("The scoring models cannot be read: {Fault} {Code}", rows.Error.Fault, rows.Error.Code);
            return null;
        }
        var valid = new Dictionary<string, (bool IsPrimary, ScoringModel Model)>();
        foreach (var row in rows.Value.Select(ModelRow.Of).OfType<ModelRow>().Where(row => !valid.ContainsKey(row.Name)))
            if ((Load(row) ?? LastGood(row.Name)) is { } model) valid.Add(row.Name, (row.IsPrimary, model));
        return valid.Values.Any(one => one.IsPrimary)
            ? new PublishedModels([.. valid.Values.OrderByDescending(one => one.IsPrimary).ThenBy(one => one.Model.Name, StringComparer.Ordinal).Select(one => one.Model)])
            : null;
    }

    private ScoringModel? Load(ModelRow row)
    {
        var reading = row.Load();
        if (reading.Model is null)
            log.LogError("The scoring model {Name}/{Version} is invalid and not used: {Errors}", row.Name, row.Version, string.Join("; ", reading.Errors));
        return reading.Model;
    }

    private ScoringModel? LastGood(string name) => models?.All.FirstOrDefault(model => model.Name == name);
}
