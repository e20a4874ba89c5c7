using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Storage;

/// <summary>
/// One transaction, and raw access to rows in it: no privileges, no events, no defaults. Messages, the event pipeline and
/// the import work on it; it belongs to one thread. Values in rows are those of the SDK (EntityReference, OptionSetValue,
/// Money, Guid, bool, int, long, decimal, double, string, UTC DateTime); an EntityReference read here carries no Name.
/// </summary>
public sealed class OrgTransaction : IDisposable
{
    private readonly OrgSession session;
    private readonly SqliteTransaction transaction;
    private readonly bool readOnly;
    private readonly List<Action> afterCommit = [];
    private readonly Dictionary<(Type, string), object?> remembered = [];

    internal OrgTransaction(OrgSession session, Schema schema, bool readOnly)
    {
        this.session = session;
        this.readOnly = readOnly;
        Schema = schema;
        Now = session.Clock.GetUtcNow().UtcDateTime;
        transaction = session.Connection.BeginTransaction(deferred: readOnly);
    }

    /// <summary>The schema this transaction sees; an import replaces it for itself and, on commit, for everyone.</summary>
    public Schema Schema { get; private set; }

    /// <summary>The time of the operation, UTC; the same for everything in it.</summary>
    public DateTime Now { get; }

    /// <summary>The row, or null. Columns null means all; the key and the row version are always there.</summary>
    public Entity? Find(string table, Guid id, IReadOnlyList<string>? columns = null)
    {
        var metadata = Schema.Find(table) ?? throw Faults.NoSuchTable(table);
        var byId = new Filter.Condition(new ColumnPath(null, metadata.PrimaryId), "eq", [id]);
        return Select(new RowQuery(table) { Columns = columns, Filter = byId, Take = 1 }) is [var row, ..] ? row : null;
    }

    /// <summary>The rows a query finds. The user matters to conditions such as "equals current user" only.</summary>
    public IReadOnlyList<Entity> Select(RowQuery query, Guid userId = default) =>
        RowReader.Read(session, transaction, Schema, query, new QueryCaller(userId, Now));

    /// <summary>How many rows a query finds, whatever it takes or skips.</summary>
    public long Count(RowQuery query, Guid userId = default) =>
        RowReader.Count(session, transaction, Schema, query, new QueryCaller(userId, Now));

    /// <summary>Inserts a row; its Id must be set. Throws the platform's fault on a duplicate id or alternate key.</summary>
    public void Insert(Entity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        RowWriter.Insert(session, transaction, Writable(row.LogicalName), row);
    }

    /// <summary>Writes the columns given (null empties one). False when there is no such row.</summary>
    public bool Update(Entity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return RowWriter.Update(session, transaction, Writable(row.LogicalName), row);
    }

    /// <summary>False when there is no such row.</summary>
    public bool Delete(string table, Guid id) => RowWriter.Delete(session, transaction, Writable(table), id);

    /// <summary>Runs once the transaction has committed and the writer's turn is over; never after a rollback.</summary>
    public void AfterCommit(Action action) => afterCommit.Add(action);

    /// <summary>
    /// What was computed in this transaction under a name, computed now if it was not yet. Everything remembered is
    /// forgotten at the next change of a platform table's row.
    /// </summary>
    public T Remember<T>(string name, Func<T> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        if (!remembered.TryGetValue((typeof(T), name), out var value))
            remembered[(typeof(T), name)] = value = compute();
        return (T)value!;
    }

    public void Dispose() => transaction.Dispose();

    internal IReadOnlyList<object?[]> Rows(string sql, params ReadOnlySpan<object?> values) =>
        SqlText.Rows(session.Connection, transaction, sql, values);

    internal int Execute(string sql, params ReadOnlySpan<object?> values) =>
        SqlText.Execute(session.Connection, transaction, sql, values);

    internal void ReplaceSchema(Schema schema, IEnumerable<Table> changed)
    {
        Schema = schema;
        foreach (var table in changed)
            TableLayout.Apply(session.Connection, transaction, table);
    }

    internal IReadOnlyList<Action> Commit()
    {
        session.Sequence.Save(session.Connection, transaction);
        transaction.Commit();
        return afterCommit;
    }

    private Table Writable(string name)
    {
        if (readOnly)
            throw new InvalidOperationException("A read transaction cannot write.");
        var table = Schema.Find(name) ?? throw Faults.NoSuchTable(name);
        if (table.Ownership == Ownership.Platform)
            remembered.Clear();
        return table;
    }
}
