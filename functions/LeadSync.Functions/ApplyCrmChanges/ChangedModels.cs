using LeadSync.Functions.Dataverse;
using LeadSync.Functions.RescoreAccounts;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>Takes in changed scoring models: whoever asks next reads them anew; accounts follow a new primary one at once.</summary>
internal sealed class ChangedModels(ScoringModels models, AccountSweep accounts, TimeProvider time) : IChangedRows
{
    public CrmTable Table => CrmTable.ScoringModel;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        await models.Invalidate(cancel);
        await accounts.Run(time.GetUtcNow(), cancel);
        return null;
    }
}
