using System.Runtime.CompilerServices;
using System.Text;
using LeadSync.Functions.Records;
using LeadSync.Functions.State;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.Sla;

/// <summary>
/// Where clocks are stored: table <c>sla</c>, a partition per record with one row, so that whoever writes notices whoever wrote meanwhile.
/// Table <c>slaopen</c> lists the records that have open clocks, spread over partitions.
/// </summary>
internal sealed class SlaLedger(IPartitionStore store)
{
    /// <summary>The list of records with open clocks is spread over so many partitions.</summary>
    public const int Shards = 64;

    private static readonly Duration JustBegun = Duration.FromHours(1);

    private const string Clocks = "clocks";
    private const string Since = "since";

    // Sorts after every name of a record.
    private const string End = "\uffff";

    private static readonly Partition Own = new("sla", Since);

    /// <summary>What is stored of each of the records.</summary>
    public async Task<Dictionary<RecordRef, StoredClocks>> Read(IEnumerable<RecordRef> records, CancellationToken cancel)
    {
        var read = new Dictionary<RecordRef, StoredClocks>();
        foreach (var record in records) read[record] = await Read(record, cancel);
        return read;
    }

    public async Task<StoredClocks> Read(RecordRef record, CancellationToken cancel) =>
        await store.Get(PartitionOf(record), Clocks, cancel) is { } row ? StoredClocks.Read(record, row.Value, row.ETag) : StoredClocks.None(record);

    /// <summary>Writes what was read and changed; null where somebody else wrote meanwhile, else what stands now.</summary>
    public async Task<StoredClocks?> Write(StoredClocks changed, CancellationToken cancel)
    {
        // Listed before there is an open clock, and struck off after: it is looked for too often rather than too rarely.
        if (changed.HasOpen) await store.Commit(ListOf(changed.Record), [new RowOperation.Upsert(changed.Record.ToString(), [])], cancel);
        var value = changed.Write();
        RowOperation write = changed.ETag is { } etag ? new RowOperation.Replace(Clocks, value, etag) : new RowOperation.Insert(Clocks, value);
        if (await store.Commit(PartitionOf(changed.Record), [write], cancel) is not CommitResult.Committed) return null;
        if (!changed.HasOpen) await StrikeOff(changed.Record, cancel);
        var stands = await store.Get(PartitionOf(changed.Record), Clocks, cancel);
        return stands is not null && stands.Value.AsSpan().SequenceEqual(value) ? changed with { ETag = stands.ETag } : null;
    }

    /// <summary>Whether nobody wrote since.</summary>
    public async Task<bool> Stands(StoredClocks clocks, CancellationToken cancel) =>
        (await store.Get(PartitionOf(clocks.Record), Clocks, cancel))?.ETag == clocks.ETag;

    /// <summary>The record is gone: nothing of it is kept.</summary>
    public async Task Forget(StoredClocks clocks, CancellationToken cancel)
    {
        if (clocks.ETag is { } etag) await store.Commit(PartitionOf(clocks.Record), [new RowOperation.Delete(Clocks, etag)], cancel);
        await StrikeOff(clocks.Record, cancel);
    }

    /// <summary>The records of a shard that have open clocks, after the named one.</summary>
    public async IAsyncEnumerable<RecordRef> Open(int shard, string after, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in store.Range(new Partition("slaopen", $"{shard:x2}"), after + "\0", End, cancel))
            if (RecordRef.Parse(row.Row) is { } record) yield return record;
    }

    /// <summary>
    /// Since when service levels are measured here: what began before is not, lest a new installation breaches whatever lies about. The first
    /// who asks says an hour ago: that is about something that has just begun.
    /// </summary>
    public async Task<Instant> MeasuringSince(DateTimeOffset now, CancellationToken cancel)
    {
        while (true)
        {
            if (await store.Get(Own, Since, cancel) is { } row) return InstantPattern.ExtendedIso.Parse(Encoding.UTF8.GetString(row.Value)).Value;
            var text = InstantPattern.ExtendedIso.Format(Instant.FromDateTimeOffset(now) - JustBegun);
            await store.Commit(Own, [new RowOperation.Insert(Since, Encoding.UTF8.GetBytes(text))], cancel);
        }
    }

    private async Task StrikeOff(RecordRef record, CancellationToken cancel)
    {
        if (await store.Get(ListOf(record), record.ToString(), cancel) is { } listed)
            await store.Commit(ListOf(record), [new RowOperation.Delete(record.ToString(), listed.ETag)], cancel);
    }

    private static Partition PartitionOf(RecordRef record) => new("sla", record.ToString());

    private static Partition ListOf(RecordRef record) => new("slaopen", $"{ShardOf(record, Shards):x2}");

    /// <summary>Spreads records evenly.</summary>
    public static int ShardOf(RecordRef record, int shards) => record.Id.ToByteArray().Aggregate(0, (sum, value) => ((sum * 31) + value) & 0xffff) % shards;
}
