using LeadSync.Functions.Dataverse;
using LeadSync.Functions.RescanPeople;
using LeadSync.Functions.Scheduling;

namespace LeadSync.Functions.WatchModels;

/// <summary>Notices publications that no message told of.</summary>
internal sealed class WatchModelsJob(ScoringModels models, Rescans rescans) : IScheduledJob
{
    public const string Schedule = "30 */10 * * * *";

    public async Task Run(DateTimeOffset now, CancellationToken cancel)
    {
        await models.Invalidate(cancel);
        // While the CRM is away nothing is lost: the next run compares again.
        await rescans.StartIfChanged(await models.Published(cancel), cancel);
    }
}
