using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace LeadSync.Functions.State;

/// <summary>The partition store of the standalone host.</summary>
public sealed class SqliteStore(SqliteDatabase database) : IPartitionStore
{
    private const int PageSize = 200;

    private long lastETag;

    public Task<StoredRow?> Get(Partition partition, string row, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(session => session
            .Query("SELECT row, value, etag FROM rows WHERE tbl = @0 AND key = @1 AND row = @2", ToRow,
                partition.Table, partition.Key, row)
            .FirstOrDefault()));
    }

    public async IAsyncEnumerable<StoredRow> Range(
        Partition partition, string from, string before, [EnumeratorCancellation] CancellationToken cancel)
    {
        var page = Page("row >= @2", from);
        while (page.Count > 0)
        {
            foreach (var row in page)
            {
                cancel.ThrowIfCancellationRequested();
                yield return row;
            }
            if (page.Count < PageSize)
                break;
            // No read transaction stays open while the caller works: the log of the database could not shrink.
            await Task.Yield();
            page = Page("row > @2", page[^1].Row);
        }

        List<StoredRow> Page(string condition, string start) => database.Read(session => session.Query(
            $"SELECT row, value, etag FROM rows WHERE tbl = @0 AND key = @1 AND {condition} AND row < @3 ORDER BY row LIMIT @4",
            ToRow, partition.Table, partition.Key, start, before, PageSize));
    }

    public Task<CommitResult> Commit(
        Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel)
    {
        CommitRules.Check(operations);
        return operations.Count == 0
            ? Task.FromResult<CommitResult>(new CommitResult.Committed())
            : CommitChecked(partition, operations, cancel);
    }

    private async Task<CommitResult> CommitChecked(
        Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel)
    {
        try
        {
            await database.Write(
                session =>
                {
                    for (var i = 0; i < operations.Count; i++)
                        if (Apply(session, partition, operations[i]) == 0)
                            throw new OperationFailedException(i);
                    return true;
                },
                cancel);
            return new CommitResult.Committed();
        }
        catch (OperationFailedException failed)
        {
            return new CommitResult.Conflict(failed.Operation, operations[failed.Operation].Row);
        }
    }

    private int Apply(SqliteSession session, Partition partition, RowOperation operation) => operation switch
    {
        RowOperation.Insert insert => session.Run(
            "INSERT INTO rows VALUES (@0, @1, @2, @3, @4) ON CONFLICT DO NOTHING",
            partition.Table, partition.Key, insert.Row, insert.Value, NextETag()),
        RowOperation.Replace replace => session.Run(
            "UPDATE rows SET value = @3, etag = @4 WHERE tbl = @0 AND key = @1 AND row = @2 AND etag = @5",
            partition.Table, partition.Key, replace.Row, replace.Value, NextETag(), replace.ETag),
        RowOperation.Upsert upsert => session.Run(
            """
            INSERT INTO rows VALUES (@0, @1, @2, @3, @4)
            ON CONFLICT DO UPDATE SET value = excluded.value, etag = excluded.etag
            """,
            partition.Table, partition.Key, upsert.Row, upsert.Value, NextETag()),
        RowOperation.Delete delete => session.Run(
            "DELETE FROM rows WHERE tbl = @0 AND key = @1 AND row = @2 AND (@3 IS NULL OR etag = @3)",
            partition.Table, partition.Key, delete.Row, delete.ETag),
        _ => throw new ArgumentException($"Unknown operation {operation.GetType().Name}.", nameof(operation)),
    };

    private string NextETag() => string.Create(CultureInfo.InvariantCulture, $"{database.Epoch:x}-{++lastETag:x}");

    private static StoredRow ToRow(SqliteDataReader reader) =>
        new(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2));

    /// <summary>Leaves the write so that its savepoint is rolled back; never leaves this class.</summary>
    private sealed class OperationFailedException(int operation) : Exception
    {
        public int Operation => operation;
    }
}
