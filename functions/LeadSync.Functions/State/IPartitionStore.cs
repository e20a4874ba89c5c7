namespace LeadSync.Functions.State;

/// <summary>
/// One partition: the unit of atomic change. <paramref name="Table"/> is a name of letters ("people", "keys",
/// "deadletters"); <paramref name="Key"/> is any non-empty text.
/// </summary>
public readonly record struct Partition(string Table, string Key);

/// <summary>A stored row. <paramref name="ETag"/> is opaque and never comes back for another value of the same row.</summary>
public sealed record StoredRow(string Row, byte[] Value, string ETag);

/// <summary>One change of one row. <paramref name="Row"/> is any non-empty text.</summary>
public abstract record RowOperation(string Row)
{
    /// <summary>Conflicts when the row exists.</summary>
    public sealed record Insert(string Row, byte[] Value) : RowOperation(Row);

    /// <summary>Conflicts when the row is missing or its ETag is another.</summary>
    public sealed record Replace(string Row, byte[] Value, string ETag) : RowOperation(Row);

    /// <summary>Writes the row whether or not it exists; never conflicts.</summary>
    public sealed record Upsert(string Row, byte[] Value) : RowOperation(Row);

    /// <summary>Conflicts when the row is missing, or when <paramref name="ETag"/> is given and is another.</summary>
    public sealed record Delete(string Row, string? ETag = null) : RowOperation(Row);
}

/// <summary>What became of a commit.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>Every operation is durable.</summary>
    public sealed record Committed : CommitResult;

    /// <summary>Nothing was written, because the operation at <paramref name="FailedOperation"/> (from 0) did not apply.</summary>
    public sealed record Conflict(int FailedOperation, string Row) : CommitResult;
}

/// <summary>
/// Rows in partitions. Writers meet by optimistic concurrency: who read a row writes it back with its ETag and starts
/// over on a conflict.
/// </summary>
public interface IPartitionStore
{
    /// <summary>The most operations one commit may hold.</summary>
    const int MaxOperations = 100;

    /// <summary>The longest value of a row, in bytes: 15 properties of 64 KiB of a table entity, which is 1 MiB with its keys.</summary>
    const int MaxValueLength = 15 * 64 * 1024;

    /// <summary>The longest values of one commit together, in bytes: written as base64 they stay below the 4 MiB of a transaction.</summary>
    const int MaxCommitLength = 2560 * 1024;

    /// <summary>The row, or null where there is none.</summary>
    Task<StoredRow?> Get(Partition partition, string row, CancellationToken cancel);

    /// <summary>
    /// The rows from ≤ name &lt; before, in order of code points. Rows that change meanwhile may or may not be seen;
    /// a row that stands throughout is seen once.
    /// </summary>
    IAsyncEnumerable<StoredRow> Range(Partition partition, string from, string before, CancellationToken cancel);

    /// <summary>
    /// All operations or none, durable when the task completes. No operations is a commit too.
    /// </summary>
    /// <exception cref="ArgumentException">More than <see cref="MaxOperations"/>, a row named twice or without a name,
    /// a value longer than <see cref="MaxValueLength"/>, or values longer than <see cref="MaxCommitLength"/> together.</exception>
    Task<CommitResult> Commit(Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel);
}
