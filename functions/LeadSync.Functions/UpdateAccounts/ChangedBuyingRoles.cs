using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>Takes in changed buying roles: the accounts they belong to, or belonged to, are scored anew.</summary>
internal sealed class ChangedBuyingRoles(BuyingCentre centre, DirtyAccounts dirty) : IChangedRows
{
    public CrmTable Table => CrmTable.BuyingRole;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        var accounts = await centre.AccountsOf(changed, cancel);
        if (accounts.Failed) return accounts.Error;
        await dirty.Mark(accounts.Value, cancel);
        return null;
    }
}
