using LeadSync.Functions.Dataverse;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>Takes in changed accounts: the people of their company domains, before and after, are mapped and scored anew, and so are they.</summary>
internal sealed class ChangedAccounts(AccountDirectory accounts, CrmIndex index, DirtyPeople dirty, DirtyAccounts dirtyAccounts) : IChangedRows
{
    /// <summary>One changed account must not hold the queue for long; who is beyond is mapped with the next activity.</summary>
    private const int MostPeoplePerDomain = 10_000;

    public CrmTable Table => CrmTable.Account;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        var domains = await accounts.Reread(changed, cancel);
        if (domains.Failed) return domains.Error;
        foreach (var domain in domains.Value)
            await dirty.Mark(await index.PeopleOf(domain, MostPeoplePerDomain, cancel), cancel);
        await dirtyAccounts.Mark(changed, cancel);
        return null;
    }
}
