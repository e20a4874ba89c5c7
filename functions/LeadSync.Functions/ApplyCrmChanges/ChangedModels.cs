using LeadSync.Functions.CheckModels;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.RescanPeople;
using LeadSync.Functions.RescoreAccounts;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>Takes in changed scoring models: drafts are checked; where other models are published now, people and accounts are scored anew.</summary>
internal sealed class ChangedModels(
    ScoringModels models, DraftCheck drafts, Rescans people, AccountSweep accounts, TimeProvider time) : IChangedRows
{
    public CrmTable Table => CrmTable.ScoringModel;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        await models.Invalidate(cancel);
        if (await drafts.Check(changed, cancel) is { } error) return error;
        await people.StartIfChanged(await models.Published(cancel), cancel);
        await accounts.Run(time.GetUtcNow(), cancel);
        return null;
    }
}
