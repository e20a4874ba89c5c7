using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace LeadSync.Functions.State;

/// <summary>
/// The database file of the standalone host: many readers, one writer loop. Works that wait together are committed
/// together (see README.md). Open one per file and process.
/// </summary>
public sealed class SqliteDatabase : IAsyncDisposable
{
    /// <summary>The most works in one transaction; it bounds how long the first of them waits for the last.</summary>
    private const int MaxGroup = 512;

    private readonly string connectionString;
    private readonly Channel<Work> works = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private readonly SqliteSession writer;
    private readonly Task loop;

    /// <summary>Opens the file, and creates it if missing; its folder must exist.</summary>
    public SqliteDatabase(string path)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        writer = new SqliteSession(connectionString);
        // FULL: the answer 202 promises that the activities outlive a power cut too. Group commit shares the cost.
        writer.Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;");
        writer.Run(SqliteSchema.Create);
        writer.Run(SqliteSchema.FreeLeases);
        Epoch = SqliteSchema.NextEpoch(writer);
        loop = Task.Run(WriteLoop);
    }

    /// <summary>A number that no earlier opening of this file had: what is unique within it is unique for good.</summary>
    internal long Epoch { get; }

    /// <summary>
    /// Runs <paramref name="work"/> alone on the writing connection. It is atomic by itself: if it throws, nothing of it
    /// remains, and its neighbours in the transaction are untouched. The task completes when the work is durable.
    /// </summary>
    internal Task<T> Write<T>(Func<SqliteSession, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var item = new Work<T>(work);
        ObjectDisposedException.ThrowIf(!works.Writer.TryWrite(item), this);
        return item.Task;
    }

    /// <summary>Reads a consistent snapshot of what is committed.</summary>
    internal T Read<T>(Func<SqliteSession, T> query)
    {
        if (!readers.TryTake(out var session))
            session = new SqliteSession(connectionString);
        try
        {
            return query(session);
        }
        finally
        {
            readers.Add(session);
        }
    }

    /// <summary>Finishes what was handed in and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        works.Writer.TryComplete();
        await loop;
        writer.Dispose();
        while (readers.TryTake(out var session))
            session.Dispose();
    }

    private async Task WriteLoop()
    {
        var group = new List<Work>(MaxGroup);
        while (await works.Reader.WaitToReadAsync())
        {
            while (group.Count < MaxGroup && works.Reader.TryRead(out var work))
                group.Add(work);
            CommitGroup(group);
            group.Clear();
        }
    }

    private void CommitGroup(List<Work> group)
    {
        try
        {
            writer.Run("BEGIN IMMEDIATE");
            foreach (var work in group)
                work.RunIn(writer);
            writer.Run("COMMIT");
        }
        catch (SqliteException error)
        {
            // The disk is full or broken: no work of the group is durable, and each caller learns it.
            if (!writer.InAutocommit)
                writer.Run("ROLLBACK");
            foreach (var work in group)
                work.Fail(error);
            return;
        }
        foreach (var work in group)
            work.Complete();
    }

    private abstract class Work
    {
        public abstract void RunIn(SqliteSession session);

        public abstract void Complete();

        public abstract void Fail(Exception error);
    }

    private sealed class Work<T>(Func<SqliteSession, T> work) : Work
    {
        // Continuations must not run on the writer loop.
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? failure;
        private T result = default!;

        public Task<T> Task => completion.Task;

        public override void RunIn(SqliteSession session)
        {
            session.Run("SAVEPOINT work");
            try
            {
                result = work(session);
            }
            // Process edge: whatever a work throws belongs to its caller; the group goes on without it.
            catch (Exception error)
            {
                failure = error;
                if (session.InAutocommit)
                    throw;
                session.Run("ROLLBACK TO work");
            }
            session.Run("RELEASE work");
        }

        public override void Complete()
        {
            if (failure is null)
                completion.SetResult(result);
            else
                completion.SetException(failure);
        }

        public override void Fail(Exception error) => completion.TrySetException(failure ?? error);
    }
}
