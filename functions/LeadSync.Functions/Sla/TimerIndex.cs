using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using LeadSync.Functions.Records;
using LeadSync.Functions.State;

namespace LeadSync.Functions.Sla;

/// <summary>A record that is to be looked at, as the index has it.</summary>
/// <param name="Record">The record.</param>
/// <param name="At">When.</param>
/// <param name="Sent">How often the sweep has sent it since.</param>
/// <param name="ETag">Of the row.</param>
internal sealed record TimerRow(RecordRef Record, DateTimeOffset At, int Sent, string ETag);

/// <summary>
/// When records are to be looked at, by hours: table <c>slatimers</c>, some partitions per hour, a row per record. The
/// sweep reads what is overdue, however many timers wait for later.
/// </summary>
internal sealed class TimerIndex(IPartitionStore store)
{
    private const int Shards = 4;
    private const string First = "first";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Partition Own = new("slatimers", First);

    public Task Put(RecordRef record, DateTimeOffset at, CancellationToken cancel) =>
        store.Commit(PartitionOf(record, at), [new RowOperation.Upsert(RowOf(record, at), "0"u8.ToArray())], cancel);

    public async Task Remove(RecordRef record, DateTimeOffset at, CancellationToken cancel)
    {
        if (await store.Get(PartitionOf(record, at), RowOf(record, at), cancel) is { } row)
            await store.Commit(PartitionOf(record, at), [new RowOperation.Delete(row.Row, row.ETag)], cancel);
    }

    /// <summary>Notes that the sweep has sent it once more.</summary>
    public Task NoteSent(TimerRow timer, CancellationToken cancel) => store.Commit(
        PartitionOf(timer.Record, timer.At),
        [new RowOperation.Replace(RowOf(timer.Record, timer.At), Encoding.UTF8.GetBytes((timer.Sent + 1).ToString(CultureInfo.InvariantCulture)), timer.ETag)], cancel);

    /// <summary>What is due before the given moment, oldest hour first.</summary>
    public async IAsyncEnumerable<TimerRow> DueBefore(DateTimeOffset moment, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var hour = await FirstHour(moment, cancel); hour < moment; hour += Hour)
            for (var shard = 0; shard < Shards; shard++)
                await foreach (var row in store.Range(PartitionOf(hour, shard), "0", Name(moment), cancel))
                    if (Read(row) is { } timer) yield return timer;
    }

    /// <summary>Moves the beginning of the search over the hours that are empty and past for long enough that nobody writes into them any more.</summary>
    public async Task SkipEmptyHours(DateTimeOffset now, CancellationToken cancel)
    {
        var (from, hour) = (await FirstHour(now, cancel), await FirstHour(now, cancel));
        while (hour + Hour < now - Hour && await IsEmpty(hour, cancel)) hour += Hour;
        if (hour > from) await store.Commit(Own, [new RowOperation.Upsert(First, Encoding.UTF8.GetBytes(hour.ToString("O", CultureInfo.InvariantCulture)))], cancel);
    }

    /// <summary>The hour at which the search begins; the first who asks says this one.</summary>
    public async Task<DateTimeOffset> FirstHour(DateTimeOffset now, CancellationToken cancel)
    {
        if (await store.Get(Own, First, cancel) is { } row)
            return DateTimeOffset.Parse(Encoding.UTF8.GetString(row.Value), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        await store.Commit(Own, [new RowOperation.Insert(First, Encoding.UTF8.GetBytes(HourOf(now).ToString("O", CultureInfo.InvariantCulture)))], cancel);
        return await FirstHour(now, cancel);
    }

    private async Task<bool> IsEmpty(DateTimeOffset hour, CancellationToken cancel)
    {
        for (var shard = 0; shard < Shards; shard++)
            if (await store.Range(PartitionOf(hour, shard), "0", "\uffff", cancel).AnyAsync(cancel)) return false;
        return true;
    }

    private static TimerRow? Read(StoredRow row)
    {
        var split = row.Row.IndexOf(' ', StringComparison.Ordinal);
        return split > 0 && RecordRef.Parse(row.Row[(split + 1)..]) is { } record
            && long.TryParse(row.Row.AsSpan(0, split), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && int.TryParse(Encoding.UTF8.GetString(row.Value), NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
            ? new TimerRow(record, DateTimeOffset.FromUnixTimeMilliseconds(at), sent, row.ETag) : null;
    }

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % Hour.Ticks), TimeSpan.Zero);

    private static Partition PartitionOf(RecordRef record, DateTimeOffset at) => PartitionOf(HourOf(at), SlaLedger.ShardOf(record, Shards));

    private static Partition PartitionOf(DateTimeOffset hour, int shard) =>
        new("slatimers", string.Create(CultureInfo.InvariantCulture, $"{hour.UtcDateTime:yyyy-MM-dd'T'HH}:{shard:x}"));

    private static string RowOf(RecordRef record, DateTimeOffset at) => $"{Name(at)} {record}";

    private static string Name(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture);
}
