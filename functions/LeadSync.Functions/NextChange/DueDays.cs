using System.Runtime.CompilerServices;
using System.Text;
using LeadSync.Functions.State;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.NextChange;

/// <summary>What a due row names.</summary>
internal enum DueKind { Person, Account }

/// <summary>Somebody who is due, and the row's ETag as it was seen.</summary>
internal sealed record DueRow(DueKind Kind, string Id, string Row, string ETag);

/// <summary>
/// Who has to be looked at on which day although nothing happens: table <c>due</c>, a partition per day and bucket, a row
/// per person or account. So a day costs what is due on it, not what there is.
/// </summary>
internal sealed class DueDays(IPartitionStore store)
{
    /// <summary>A day is spread over this many partitions.</summary>
    public const int Buckets = 16;

    // Sorts after every kind's prefix.
    private const string End = "\uffff";

    /// <summary>Notes the day somebody is due on, or that there is none, in place of the one noted before.</summary>
    public async Task Move(DueKind kind, string id, LocalDate? from, LocalDate? to, CancellationToken cancel)
    {
        var row = $"{PrefixOf(kind)}{id}";
        if (to is { } day)
            await store.Commit(PartitionOf(day, BucketOf(id)), [new RowOperation.Upsert(row, [])], cancel);
        if (from is { } former && former != to && await store.Get(PartitionOf(former, BucketOf(id)), row, cancel) is { } stale)
            await store.Commit(PartitionOf(former, BucketOf(id)), [new RowOperation.Delete(row, stale.ETag)], cancel);
    }

    /// <summary>Who is noted for the day, in one bucket.</summary>
    public async IAsyncEnumerable<DueRow> Of(LocalDate day, int bucket, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in store.Range(PartitionOf(day, bucket), "a", End, cancel))
            yield return row.Row.StartsWith(PrefixOf(DueKind.Account), StringComparison.Ordinal)
                ? new DueRow(DueKind.Account, row.Row[PrefixOf(DueKind.Account).Length..], row.Row, row.ETag)
                : new DueRow(DueKind.Person, row.Row[PrefixOf(DueKind.Person).Length..], row.Row, row.ETag);
    }

    /// <summary>Takes rows away that have been acted on. One that was noted anew meanwhile stays.</summary>
    public async Task Done(LocalDate day, int bucket, IEnumerable<DueRow> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
            await store.Commit(PartitionOf(day, bucket), [new RowOperation.Delete(row.Row, row.ETag)], cancel);
    }

    private static string PrefixOf(DueKind kind) => kind == DueKind.Account ? "account:" : "person:";

    private static int BucketOf(string id) => Encoding.UTF8.GetBytes(id).Aggregate(0, (sum, value) => ((sum * 31) + value) & 0xffff) % Buckets;

    private static Partition PartitionOf(LocalDate day, int bucket) => new("due", $"{LocalDatePattern.Iso.Format(day)}:{bucket:x}");
}
