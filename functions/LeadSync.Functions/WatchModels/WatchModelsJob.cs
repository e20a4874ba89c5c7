using LeadSync.Functions.CheckModels;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.RescanPeople;
using LeadSync.Functions.Scheduling;

namespace LeadSync.Functions.WatchModels;

/// <summary>Notices publications and drafts that no message told of.</summary>
internal sealed class WatchModelsJob(ScoringModels models, DraftCheck drafts, Rescans rescans) : IScheduledJob
{
    public const string Schedule = "30 */10 * * * *";

    public async Task Run(DateTimeOffset now, CancellationToken cancel)
    {
        await models.Invalidate(cancel);
        // While the CRM is away nothing is lost: the next run compares again.
        await drafts.CheckAll(cancel);
        await rescans.StartIfChanged(await models.Published(cancel), cancel);
    }
}
