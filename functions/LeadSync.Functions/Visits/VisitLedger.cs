using System.Runtime.CompilerServices;
using LeadSync.Domain.Accounts;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.State;

namespace LeadSync.Functions.Visits;

/// <summary>
/// The ledger of visits by companies that are known only by their network. A visit is stored under its address, not
/// under an account: whose it is follows from the network ranges whenever it is asked, so that a change of the ranges moves old
/// visits too.
/// </summary>
internal sealed class VisitLedger(IPartitionStore store)
{
    /// <summary>Enters what is not there yet; the first delivery of a visit stays.</summary>
    public async Task Record(IEnumerable<Visit> visits, CancellationToken cancel)
    {
        foreach (var partition in visits.GroupBy(visit => VisitRows.PartitionOf(visit.Address)))
        {
            if (await store.Get(VisitRows.Directory, partition.Key, cancel) is null)
                await store.Commit(VisitRows.Directory, [new RowOperation.Upsert(partition.Key, [])], cancel);
            foreach (var chunk in partition.DistinctBy(VisitRows.Row).Chunk(IPartitionStore.MaxOperations))
                while (!await TryRecord(VisitRows.Partition(partition.Key), chunk, cancel))
                    cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The state of all visits from these addresses, each visit once.</summary>
    public async Task<InterestState> StateOf(IEnumerable<AddressSpan> spans, AccountModel model, CancellationToken cancel)
    {
        var state = new InterestState(model.Own);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var span in spans)
            await foreach (var row in Rows(span, cancel))
                if (seen.Add(VisitRows.IdOf(row.Row)))
                    state.Add(ReadActivity(row));
        return state;
    }

    /// <summary>All partitions that may hold visits.</summary>
    public async Task<List<string>> Partitions(CancellationToken cancel) => await Partitions("v4:", "v6;", cancel);

    /// <summary>The visits of one partition, by address.</summary>
    public IAsyncEnumerable<StoredRow> RowsOf(string partition, CancellationToken cancel) => store.Range(VisitRows.Partition(partition), "0", "g", cancel);

    /// <summary>Forgets visits of one partition for good.</summary>
    public async Task Forget(string partition, IEnumerable<string> rows, CancellationToken cancel)
    {
        foreach (var chunk in rows.Chunk(IPartitionStore.MaxOperations))
            await store.Commit(VisitRows.Partition(partition), [.. chunk.Select(row => new RowOperation.Delete(row))], cancel);
    }

    /// <exception cref="InvalidDataException">The storage is broken.</exception>
    public static Activity ReadActivity(StoredRow row) => LedgerJson.Read(row.Value);

    private async Task<bool> TryRecord(Partition partition, IReadOnlyList<Visit> visits, CancellationToken cancel)
    {
        var fresh = new List<RowOperation>();
        foreach (var visit in visits)
            if (await store.Get(partition, VisitRows.Row(visit), cancel) is null)
                fresh.Add(new RowOperation.Insert(VisitRows.Row(visit), ActivityJson.Write(visit.Activity)));
        foreach (var chunk in CommitRules.Chunks(fresh))
            if (await store.Commit(partition, chunk, cancel) is not CommitResult.Committed) return false;
        return true;
    }

    private async IAsyncEnumerable<StoredRow> Rows(AddressSpan span, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (from, before) = VisitRows.Rows(span);
        foreach (var partition in await Partitions(VisitRows.PartitionOf(span.First), VisitRows.PartitionOf(span.Last) + "\u0001", cancel))
            await foreach (var row in store.Range(VisitRows.Partition(partition), from, before, cancel))
                yield return row;
    }

    private async Task<List<string>> Partitions(string from, string before, CancellationToken cancel)
    {
        var partitions = new List<string>();
        await foreach (var row in store.Range(VisitRows.Directory, from, before, cancel))
            partitions.Add(row.Row);
        return partitions;
    }
}
