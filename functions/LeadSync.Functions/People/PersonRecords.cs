using System.Text;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;
using NodaTime;

namespace LeadSync.Functions.People;

/// <summary>Loads people for scoring, and notes what the CRM was told.</summary>
public sealed class PersonRecords(IPartitionStore store, PersonDirectory directory)
{
    /// <summary>
    /// The person that counts for <paramref name="person"/> now, with the state for <paramref name="models"/>; it is rebuilt
    /// from the ledger where it was kept for other versions. Null where nobody has that id.
    /// </summary>
    public async Task<PersonRecord?> Load(string person, PublishedModels models, CancellationToken cancel)
    {
        var survivor = await directory.Survivor(person, cancel);
        var members = await directory.Members(survivor, cancel);
        // The markers are read first: what changes after that leaves a marker that this record will not clear.
        var markers = await Rows(members, PersonRows.Dirty, cancel);
        var statements = await Rows(members, PersonRows.Attributes, cancel);
        var crm = await Rows(members, PersonRows.Crm, cancel);
        var from = ResetOf(survivor, crm);
        var interest = await Kept(members, models, from, cancel);
        if (interest is null && markers.Count == 0 && statements.Count == 0 && crm.Count == 0)
            return null;
        if (markers.Count == 0)
            return await LoadMarked(survivor, models, cancel);
        return Record(members, interest ?? new PersonInterest(models, from), statements, crm) with
        {
            DirtyMarkers = [.. markers.Select(marker => (marker.Member, marker.Row.ETag))],
        };
    }

    /// <summary>As <see cref="Load"/>, but only looks: no state is kept for other versions, and nothing becomes due.</summary>
    public async Task<PersonRecord?> Look(string person, PublishedModels models, CancellationToken cancel)
    {
        var members = await directory.Members(await directory.Survivor(person, cancel), cancel);
        var statements = await Rows(members, PersonRows.Attributes, cancel);
        var crm = await Rows(members, PersonRows.Crm, cancel);
        var state = await store.Get(PersonRows.Person(members[0]), PersonRows.State, cancel);
        if (state is null && members.Count == 1 && statements.Count == 0 && crm.Count == 0)
            return null;
        var from = ResetOf(members[0], crm);
        var kept = members.Count == 1 && state is { Value.Length: > 0 } ? Read(state.Value, models, from) : null;
        return Record(members, kept ?? await Union(members, models, from, cancel), statements, crm);
    }

    /// <summary>The same person, as it is for other models: what they remember is taken from the ledger, not from what is kept.</summary>
    public async Task<PersonRecord> Replay(PersonRecord record, PublishedModels models, CancellationToken cancel) =>
        record with { Interest = await Union(record.Members, models, record.Interest.From, cancel) };

    /// <summary>The same person, as it is when interest was last reset at <paramref name="from"/>, or never; that state is kept.</summary>
    public async Task<PersonRecord> Reset(PersonRecord record, PublishedModels models, Instant? from, CancellationToken cancel) =>
        record with { Interest = await Kept(record.Members, models, from, cancel) ?? new PersonInterest(models, from) };

    /// <summary>
    /// What the person that counts for <paramref name="person"/> did, for one model; only read, so that others may look at
    /// people without making anything due. Null where nobody has that id.
    /// </summary>
    public async Task<InterestState?> InterestOf(string person, ScoringModel model, CancellationToken cancel)
    {
        var one = new PublishedModels([model]);
        var members = await directory.Members(await directory.Survivor(person, cancel), cancel);
        var from = ResetOf(members[0], await Rows(members, PersonRows.Crm, cancel));
        if (members.Count > 1)
            return (await Union(members, one, from, cancel)).Of(model);
        if (await store.Get(PersonRows.Person(members[0]), PersonRows.State, cancel) is not { } row)
            return null;
        var kept = row.Value.Length > 0 ? Read(row.Value, one, from) : null;
        return (kept ?? await Union(members, one, from, cancel)).Of(model);
    }

    /// <summary>
    /// Replaces the survivor's crm row. False where it is no longer the one that was loaded: somebody noted something of
    /// the person meanwhile, which must not get lost. Whoever gets false loads and writes again.
    /// </summary>
    public async Task<bool> Note(PersonRecord record, byte[] crm, CancellationToken cancel)
    {
        var known = record.CrmRows.Where(row => row.Member == record.Id).Select(row => row.Row).FirstOrDefault();
        RowOperation write = known is null ? new RowOperation.Insert(PersonRows.Crm, crm) : new RowOperation.Replace(PersonRows.Crm, crm, known.ETag);
        return await store.Commit(PersonRows.Person(record.Id), [write], cancel) is CommitResult.Committed;
    }

    /// <summary>
    /// The CRM now has what <paramref name="record"/> says: the dirty markers go, except those of members who changed since
    /// the record was loaded. False where a marker is no longer the one that was loaded: the person changed, or somebody
    /// else wrote it meanwhile, and what was just written may have come after something newer. Whoever gets false loads
    /// and writes again.
    /// </summary>
    public async Task<bool> Written(PersonRecord record, CancellationToken cancel)
    {
        var current = true;
        foreach (var (member, etag) in record.DirtyMarkers)
            current &= await store.Commit(PersonRows.Person(member), [new RowOperation.Delete(PersonRows.Dirty, etag)], cancel) is CommitResult.Committed;
        return current;
    }

    private static PersonRecord Record(
        List<string> members, PersonInterest interest, IEnumerable<(string Member, StoredRow Row)> statements, List<(string Member, StoredRow Row)> crm)
    {
        var attributes = new PersonAttributes();
        foreach (var (_, row) in statements)
            attributes.Merge(PersonAttributes.Read(row.Value));
        return new PersonRecord
        {
            Id = members[0],
            Members = members,
            Interest = interest,
            Attributes = attributes.Values(),
            HandRaisedAt = attributes.HandRaisedAt,
            Topics = attributes.Topics,
            HasUnsubscribed = attributes.HasUnsubscribed,
            CrmRows = crm,
        };
    }

    /// <summary>Of those who write a person at the same time one takes the marker away, and the others notice: there must be one.</summary>
    private async Task<PersonRecord?> LoadMarked(string person, PublishedModels models, CancellationToken cancel)
    {
        await store.Commit(PersonRows.Person(person), [new RowOperation.Insert(PersonRows.Dirty, [])], cancel);
        return await Load(person, models, cancel);
    }

    private async Task<List<(string Member, StoredRow Row)>> Rows(IReadOnlyList<string> members, string name, CancellationToken cancel)
    {
        var rows = new List<(string, StoredRow)>();
        foreach (var member in members)
            if (await store.Get(PersonRows.Person(member), name, cancel) is { } row)
                rows.Add((member, row));
        return rows;
    }

    private static Instant? ResetOf(string survivor, IReadOnlyList<(string Member, StoredRow Row)> crm) =>
        CrmNote.Time(CrmNote.Of(survivor, crm).InterestFrom);

    // What was kept for another reset is as useless as what was kept for another model.
    private static PersonInterest? Read(ReadOnlyMemory<byte> value, PublishedModels models, Instant? from) =>
        PersonInterest.Read(value, models) is { } kept && kept.From == from ? kept : null;

    /// <summary>What is kept of these people, or is to be kept from now on; null where there is nobody.</summary>
    private async Task<PersonInterest?> Kept(IReadOnlyList<string> members, PublishedModels models, Instant? from, CancellationToken cancel) =>
        members.Count == 1 ? await StateOf(members[0], models, from, cancel) : await UnionOf(members, models, from, cancel);

    private async Task<PersonInterest?> StateOf(string person, PublishedModels models, Instant? from, CancellationToken cancel)
    {
        while (await store.Get(PersonRows.Person(person), PersonRows.State, cancel) is { } row)
        {
            if (row.Value.Length > 0 && Read(row.Value, models, from) is { } kept)
                return kept;
            // Every commit of activities replaces the state row: with its ETag unchanged, the ledger was read whole.
            var rebuilt = await Union([person], models, from, cancel);
            var replace = new RowOperation.Replace(PersonRows.State, rebuilt.Write(), row.ETag);
            if (await store.Commit(PersonRows.Person(person), [replace], cancel) is CommitResult.Committed)
                return rebuilt;
        }
        return null;
    }

    /// <summary>The union of several, from the row that keeps it for as long as no member's state row is replaced.</summary>
    private async Task<PersonInterest> UnionOf(IReadOnlyList<string> members, PublishedModels models, Instant? from, CancellationToken cancel)
    {
        // Read before the ledgers: what is entered meanwhile makes the kept union one of yesterday.
        var versions = string.Join(' ', (await Rows(members, PersonRows.State, cancel)).Select(state => $"{state.Member}:{state.Row.ETag}")) + "\n";
        var header = Encoding.UTF8.GetBytes(versions);
        var partition = PersonRows.Person(members[0]);
        if (await store.Get(partition, PersonRows.Union, cancel) is { } row && row.Value.AsSpan().StartsWith(header)
            && Read(row.Value.AsMemory(header.Length), models, from) is { } kept)
            return kept;
        var union = await Union(members, models, from, cancel);
        byte[] value = [.. header, .. union.Write()];
        if (value.Length <= IPartitionStore.MaxValueLength)
            await store.Commit(partition, [new RowOperation.Upsert(PersonRows.Union, value)], cancel);
        return union;
    }

    /// <summary>Walks the ledgers. An activity that stands in two of them (it came with other keys each time) counts once.</summary>
    private async Task<PersonInterest> Union(IReadOnlyList<string> members, PublishedModels models, Instant? from, CancellationToken cancel)
    {
        var state = new PersonInterest(models, from);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
            await foreach (var (row, activity) in new LedgerWalk(store).Of(member, cancel))
                if (seen.Add(row))
                    state.Add(activity);
        return state;
    }
}
