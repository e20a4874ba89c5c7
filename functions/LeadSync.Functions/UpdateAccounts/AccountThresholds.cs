using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>
/// A segment gives the leads of its accounts a threshold of their own. Where an account's threshold is no longer the one
/// its people were last scored by (it entered or left a segment, or the segment changed) they are scored anew.
/// </summary>
internal sealed class AccountThresholds(AccountDirectory accounts, AccountPeople people, DirtyPeople dirty, AccountNotes notes)
{
    /// <summary>Null when all is done, else the error that kept it from it.</summary>
    public async Task<DataverseError?> Apply(
        IReadOnlyList<AccountPlan> plans, IReadOnlyDictionary<Guid, DataverseError> refused, CancellationToken cancel)
    {
        // Own writes have no echo: the directory is told of the segments that were filled in.
        var taken = plans.Where(plan => !refused.ContainsKey(plan.Row.Id)).ToList();
        if (await Reread(taken, cancel) is { } error) return error;
        foreach (var plan in taken)
        {
            var (account, threshold) = (plan.Row.Id, plan.Segment?.LeadThreshold);
            var note = await notes.Read(account, cancel);
            if (note.LeadThreshold == threshold) continue;
            await dirty.Mark(await people.Ids(account, cancel), cancel);
            await notes.Write(account, note with { LeadThreshold = threshold }, cancel);
        }
        return null;
    }

    private async Task<DataverseError?> Reread(IReadOnlyList<AccountPlan> plans, CancellationToken cancel)
    {
        var book = await accounts.Current(cancel);
        if (book.Failed) return book.Error;
        var moved = plans.Where(plan => book.Value.SegmentOf(plan.Row.Id)?.Id != plan.Segment?.Id).Select(plan => plan.Row.Id).ToHashSet();
        return moved.Count == 0 ? null : await accounts.Reread(moved, cancel);
    }
}
