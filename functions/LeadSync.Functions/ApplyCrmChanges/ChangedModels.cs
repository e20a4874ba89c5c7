using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>Takes in changed scoring models: whoever asks next reads them anew.</summary>
internal sealed class ChangedModels(ScoringModels models) : IChangedRows
{
    public CrmTable Table => CrmTable.ScoringModel;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        await models.Invalidate(cancel);
        return null;
    }
}
