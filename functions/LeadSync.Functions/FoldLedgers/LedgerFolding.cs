using LeadSync.Domain.Activities;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using NodaTime;

namespace LeadSync.Functions.FoldLedgers;

/// <summary>
/// Folds the old rows of one person's ledger. Each step is one commit that takes rows away together with putting them into
/// their folded parts, and that replaces the state row like every change of a ledger: who reads or writes meanwhile starts
/// over. So whenever it ends, every activity stands in the ledger once.
/// </summary>
internal sealed class LedgerFolding(IPartitionStore store)
{
    /// <summary>For fewer rows the folded parts are not worth writing again.</summary>
    public const int Fewest = 16;

    // The rest of a commit is for at most 16 folded parts and the state.
    private const int RowsPerCommit = IPartitionStore.MaxOperations - 17;

    /// <summary>Folds what happened before the moment; gives the number of rows folded.</summary>
    public async Task<int> Fold(string person, Instant before, CancellationToken cancel)
    {
        var count = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var state = await store.Get(PersonRows.Person(person), PersonRows.State, cancel);
            if (state is null) return count;
            var old = await OldRows(person, before, cancel);
            if (old.Count == 0 || (old.Count < Fewest && count == 0)) return count;
            if (await Operations(person, old, cancel) is not { } operations) return count;
            operations.Add(new RowOperation.Replace(PersonRows.State, state.Value, state.ETag));
            if (await store.Commit(PersonRows.Person(person), operations, cancel) is CommitResult.Committed)
                count += operations.OfType<RowOperation.Delete>().Count();
        }
    }

    private async Task<List<(StoredRow Row, Activity Activity)>> OldRows(string person, Instant before, CancellationToken cancel)
    {
        var old = new List<(StoredRow, Activity)>();
        await foreach (var row in store.Range(PersonRows.Person(person), PersonRows.LedgerPrefix, PersonRows.LedgerEnd, cancel))
        {
            if (LedgerWalk.Read(row) is var activity && activity.OccurredAt < before) old.Add((row, activity));
            if (old.Count == RowsPerCommit) break;
        }
        return old;
    }

    // Null where a folded part would grow beyond what a row can hold: then the rest of this ledger stays as it is. Parts that
    // would be too long for one commit together wait for the next.
    private async Task<List<RowOperation>?> Operations(string person, List<(StoredRow Row, Activity Activity)> old, CancellationToken cancel)
    {
        // The state goes along in the same commit.
        var (operations, length) = (new List<RowOperation>(), IPartitionStore.MaxValueLength);
        foreach (var part in old.GroupBy(row => PersonRows.Folded(row.Row.Row)))
        {
            var known = await store.Get(PersonRows.Person(person), part.Key, cancel);
            var folded = known is null ? new FoldedLedger() : FoldedLedger.Read(known.Value);
            foreach (var (_, activity) in part) folded.Add(activity);
            var value = folded.Write();
            if (value.Length > IPartitionStore.MaxValueLength) return null;
            if ((length += value.Length) > IPartitionStore.MaxCommitLength) break;
            operations.AddRange(part.Select(each => new RowOperation.Delete(each.Row.Row, each.Row.ETag)));
            operations.Add(known is null ? new RowOperation.Insert(part.Key, value) : new RowOperation.Replace(part.Key, value, known.ETag));
        }
        return operations;
    }
}
