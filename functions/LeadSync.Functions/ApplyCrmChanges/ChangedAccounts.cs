using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.UpdateAccounts;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>Takes in changed accounts: whoever may belong to one of them, or did, is mapped and scored anew, and so are they.</summary>
internal sealed class ChangedAccounts(AccountDirectory accounts, DirtyAccounts dirty) : IChangedRows
{
    public CrmTable Table => CrmTable.Account;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        if (await accounts.Reread(changed, cancel) is { } error) return error;
        await dirty.Mark(changed, cancel);
        return null;
    }
}

/// <summary>Takes in changed other names of accounts: the leads that go by one are mapped anew.</summary>
internal sealed class ChangedOtherNames(AccountDirectory accounts) : IChangedRows
{
    public CrmTable Table => CrmTable.AccountName;

    public Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel) => accounts.RereadNames(changed, cancel);
}

/// <summary>Takes in what people decided: leads of the same company text and domain are mapped anew.</summary>
internal sealed class ChangedDecisions(AccountDirectory accounts) : IChangedRows
{
    public CrmTable Table => CrmTable.MappingDecision;

    public Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel) => accounts.RereadDecisions(changed, cancel);
}
