using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.UpdateAccounts;

namespace LeadSync.Functions.Segments;

/// <summary>Takes in changed segments: the accounts in them are scored anew, and those that may enter them.</summary>
internal sealed class ChangedSegments(AccountDirectory accounts, DirtyAccounts dirty) : IChangedRows
{
    public CrmTable Table => CrmTable.Segment;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        var book = await accounts.RereadSegments(cancel);
        if (book.Failed) return book.Error;
        await dirty.Mark(book.Value.All.Where(account => IsConcerned(account, book.Value, changed)).Select(account => account.Id), cancel);
        return null;
    }

    private static bool IsConcerned(CrmAccount account, AccountBook book, IReadOnlySet<Guid> changed) =>
        (account.SegmentId ?? book.Propose(account.Attributes())?.Id) is { } segment && changed.Contains(segment);
}
