using LeadSync.Domain.Activities;
using LeadSync.Functions.Intake;
using LeadSync.Functions.State;

namespace LeadSync.Functions.People;

/// <summary>Enters activities into the ledger of one person, each once, together with all that follows from them.</summary>
public sealed class PersonLedger(IPartitionStore store)
{
    /// <summary>The rest of a commit is for state, attributes and dirty marker.</summary>
    private const int ActivitiesPerCommit = IPartitionStore.MaxOperations - 3;

    /// <summary>
    /// Enters what the ledger does not hold yet, and keeps the state for <paramref name="models"/>; without models the state
    /// is left to be rebuilt. Whoever meets another writer starts over. True where the CRM has yet to hear of the person.
    /// </summary>
    public async Task<bool> Record(
        string person, IReadOnlyList<ReportedActivity> reported, PublishedModels? models, CancellationToken cancel)
    {
        // Each chunk is whole by itself: were the next one lost, its message would come again.
        foreach (var chunk in reported.Chunk(ActivitiesPerCommit))
            while (!await TryRecord(person, chunk, models, cancel))
                cancel.ThrowIfCancellationRequested();
        return await IsDirty(person, cancel);
    }

    /// <summary>Whether the CRM has yet to hear of a change of this person.</summary>
    public async Task<bool> IsDirty(string person, CancellationToken cancel) =>
        await store.Get(PersonRows.Person(person), PersonRows.Dirty, cancel) is not null;

    private async Task<bool> TryRecord(
        string person, IReadOnlyList<ReportedActivity> reported, PublishedModels? models, CancellationToken cancel)
    {
        var partition = PersonRows.Person(person);
        // The state row is read first and replaced last: its ETag guards all that is read in between.
        var state = await store.Get(partition, PersonRows.State, cancel);
        var known = await store.Get(partition, PersonRows.Attributes, cancel);
        var fresh = await WithoutKnown(partition, reported, cancel);
        var attributes = PersonAttributes.Read(known?.Value);
        foreach (var item in reported)
            attributes.Add(item);
        var written = attributes.Write();
        var sameAttributes = known is not null && written.AsSpan().SequenceEqual(known.Value);
        if (fresh.Count == 0 && sameAttributes)
            return true;

        var operations = new List<RowOperation>(fresh.Count + 3);
        foreach (var (row, activity) in fresh)
            operations.Add(new RowOperation.Insert(row, ActivityJson.Write(activity)));
        if (!sameAttributes)
            operations.Add(new RowOperation.Upsert(PersonRows.Attributes, written));
        operations.Add(StateWith(fresh.Values, state, models));
        operations.Add(new RowOperation.Upsert(PersonRows.Dirty, []));
        return await store.Commit(partition, operations, cancel) is CommitResult.Committed;
    }

    private async Task<Dictionary<string, Activity>> WithoutKnown(
        Partition partition, IReadOnlyList<ReportedActivity> reported, CancellationToken cancel)
    {
        var fresh = new Dictionary<string, Activity>();
        foreach (var item in reported)
        {
            var row = PersonRows.Ledger(item.Activity);
            if (!fresh.ContainsKey(row) && await store.Get(partition, row, cancel) is null)
                fresh.Add(row, item.Activity);
        }
        foreach (var part in fresh.Keys.GroupBy(PersonRows.Folded).ToList())
            if (await store.Get(partition, part.Key, cancel) is { } folded)
                foreach (var known in FoldedLedger.Read(folded.Value).Activities.Keys.Intersect(part).ToList())
                    fresh.Remove(known);
        return fresh;
    }

    private static RowOperation StateWith(IEnumerable<Activity> fresh, StoredRow? row, PublishedModels? models)
    {
        var state = models is null ? null : Extendable(row, models);
        foreach (var activity in fresh)
            state?.Add(activity);
        var value = state?.Write() ?? [];
        return row is null
            ? new RowOperation.Insert(PersonRows.State, value)
            : new RowOperation.Replace(PersonRows.State, value, row.ETag);
    }

    // A state of another version, or none over an older ledger, is not extended but rebuilt by who needs it.
    private static PersonInterest? Extendable(StoredRow? row, PublishedModels models) =>
        row is null ? new PersonInterest(models)
        : row.Value.Length == 0 ? null
        : PersonInterest.Read(row.Value, models);
}
