using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Visits;

/// <summary>Takes in changed network ranges: the accounts whose addresses moved are scored anew, old visits included.</summary>
internal sealed class ChangedNetworks(NetworkDirectory networks) : IChangedRows
{
    public CrmTable Table => CrmTable.NetworkRange;

    public Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel) => networks.Reread(cancel);
}
