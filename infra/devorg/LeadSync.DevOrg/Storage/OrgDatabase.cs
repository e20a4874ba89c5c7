using LeadSync.DevOrg.Metadata;
using Microsoft.Data.Sqlite;

namespace LeadSync.DevOrg.Storage;

/// <summary>
/// The organisation's one SQLite file. Writers take turns; readers see the last commit and never wait.
/// </summary>
public sealed class OrgDatabase : IDisposable
{
    private readonly string connectionString;
    private readonly SemaphoreSlim writerTurn = new(1, 1);
    private readonly SqliteConnection writer;
    private readonly RowSequence sequence;
    private volatile Schema schema;

    /// <summary>Opens or creates the file and brings its tables up to the schema.</summary>
    public OrgDatabase(string file, TimeProvider clock)
    {
        Clock = clock;
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true }.ToString();
        writer = new SqliteConnection(connectionString);
        writer.Open();
        SqlText.Execute(writer, null, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000;");
        InternalTables.Create(writer);
        schema = MetadataRows.Load(writer, StockSchema.Load());
        using (var transaction = writer.BeginTransaction())
        {
            foreach (var table in schema.Tables)
                TableLayout.Apply(writer, transaction, table);
            transaction.Commit();
        }

        sequence = new RowSequence(writer);
    }

    public TimeProvider Clock { get; }

    /// <summary>The schema as of the last commit.</summary>
    public Schema Schema => schema;

    /// <summary>Reads one consistent state. Nothing can be written in it.</summary>
    public T Read<T>(Func<OrgTransaction, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var transaction = new OrgTransaction(new OrgSession(connection, sequence, Clock), schema, readOnly: true);
        return work(transaction);
    }

    /// <summary>
    /// Waits for the writer's turn and runs the work in one transaction: committed when it returns, undone when it throws.
    /// What the work left with <see cref="OrgTransaction.AfterCommit"/> runs after the turn has been given back.
    /// </summary>
    public async Task<T> Write<T>(Func<OrgTransaction, T> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        IReadOnlyList<Action> after;
        T result;
        await writerTurn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            using var transaction = new OrgTransaction(new OrgSession(writer, sequence, Clock), schema, readOnly: false);
            result = work(transaction);
            after = transaction.Commit();
            schema = transaction.Schema;
        }
        finally
        {
            writerTurn.Release();
        }

        foreach (var action in after)
            action();
        return result;
    }

    public void Dispose()
    {
        writer.Dispose();
        SqliteConnection.ClearAllPools();
        writerTurn.Dispose();
    }
}
