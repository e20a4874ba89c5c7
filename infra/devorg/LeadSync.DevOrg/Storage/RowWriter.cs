using LeadSync.DevOrg.Metadata;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Storage;

/// <summary>Writes Entity values. Knows no rules: messages have checked and completed the row before.</summary>
internal static class RowWriter
{
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    public static void Insert(OrgSession session, SqliteTransaction transaction, Table table, Entity row)
    {
        var values = Stored(table, row).ToList();
        values.RemoveAll(pair => pair.Name == table.PrimaryId);
        values.Add((table.PrimaryId, StoredValue.Text(row.Id)));
        AddVersion(session, table, values);
        var names = string.Join(", ", values.Select(pair => SqlText.Quote(pair.Name)));
        var marks = string.Join(", ", Enumerable.Range(1, values.Count).Select(i => $"${i}"));
        Run(session, transaction, table, $"INSERT INTO {SqlText.Quote(table.Name)}({names}) VALUES({marks})", values);
    }

    /// <summary>False when there is no such row.</summary>
    public static bool Update(OrgSession session, SqliteTransaction transaction, Table table, Entity row)
    {
        var values = Stored(table, row).ToList();
        values.RemoveAll(pair => pair.Name == table.PrimaryId);
        AddVersion(session, table, values);
        var sets = string.Join(", ", values.Select((pair, i) => $"{SqlText.Quote(pair.Name)} = ${i + 1}"));
        values.Add((table.PrimaryId, StoredValue.Text(row.Id)));
        return Run(session, transaction, table, $"UPDATE {SqlText.Quote(table.Name)} SET {sets} WHERE {SqlText.Quote(table.PrimaryId)} = ${values.Count}", values) > 0;
    }

    /// <summary>Removes the row and remembers that it was there, for change tracking. False when there is no such row.</summary>
    public static bool Delete(OrgSession session, SqliteTransaction transaction, Table table, Guid id)
    {
        var deleted = SqlText.Execute(
            session.Connection, transaction, $"DELETE FROM {SqlText.Quote(table.Name)} WHERE {SqlText.Quote(table.PrimaryId)} = $1", StoredValue.Text(id)) > 0;
        if (deleted)
            SqlText.Execute(
                session.Connection, transaction, "INSERT INTO _deleted(version, \"table\", id) VALUES($1, $2, $3)",
                session.Sequence.Next(), table.Name, StoredValue.Text(id));
        return deleted;
    }

    private static void AddVersion(OrgSession session, Table table, List<(string Name, object? Value)> values)
    {
        if (table.Find(ColumnNames.Version) is null)
            return;
        values.RemoveAll(pair => pair.Name == ColumnNames.Version);
        values.Add((ColumnNames.Version, session.Sequence.Next()));
    }

    private static IEnumerable<(string Name, object? Value)> Stored(Table table, Entity row)
    {
        foreach (var (name, value) in row.Attributes)
        {
            var column = table.Find(name) ?? throw Faults.NoSuchColumn(table.Name, name);
            yield return (column.Name, StoredValue.ToStored(column, value));
            if (column.KeepsTargetTable)
                yield return (TableLayout.TargetColumn(column.Name), (value as EntityReference)?.LogicalName);
        }
    }

    private static int Run(OrgSession session, SqliteTransaction transaction, Table table, string sql, List<(string Name, object? Value)> values)
    {
        try
        {
            return SqlText.Execute(session.Connection, transaction, sql, values.Select(pair => pair.Value).ToArray());
        }
        catch (SqliteException exception) when (exception.SqliteExtendedErrorCode == ConstraintPrimaryKey)
        {
            throw Faults.DuplicateId();
        }
        catch (SqliteException exception) when (exception.SqliteExtendedErrorCode == ConstraintUnique)
        {
            throw Faults.DuplicateKey(table, ViolatedKey(table, exception.Message));
        }
    }

    /// <summary>SQLite names the columns: "UNIQUE constraint failed: lead.ls_personid".</summary>
    private static AlternateKey ViolatedKey(Table table, string message) =>
        table.Keys.FirstOrDefault(key => key.Columns.All(column => message.Contains($"{table.Name}.{column}", StringComparison.Ordinal))) ?? table.Keys[0];
}
