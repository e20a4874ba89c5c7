using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Storage;

/// <summary>Runs queries and gives rows back as Entity values. Empty columns are left out, as the platform does.</summary>
internal static class RowReader
{
    public static IReadOnlyList<Entity> Read(OrgSession session, SqliteTransaction transaction, Schema schema, RowQuery query, QueryCaller caller)
    {
        var table = schema.Find(query.Table) ?? throw Faults.NoSuchTable(query.Table);
        using var command = SqlText.Command(session.Connection, transaction, "");
        var sql = new QuerySql(schema, query, caller, command);
        var columns = Columns(table, query.Columns);
        sql.WriteRows(columns);
        using var reader = command.ExecuteReader();
        var rows = new List<Entity>();
        while (reader.Read())
            rows.Add(Row(reader, table, columns, query.LinkedColumns, sql));
        return rows;
    }

    public static long Count(OrgSession session, SqliteTransaction transaction, Schema schema, RowQuery query, QueryCaller caller)
    {
        using var command = SqlText.Command(session.Connection, transaction, "");
        new QuerySql(schema, query, caller, command).WriteCount();
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The wanted columns, always with the key and the row version.</summary>
    private static List<Column> Columns(Table table, IReadOnlyList<string>? wanted)
    {
        if (wanted is null)
            return [.. table.Columns];
        var names = new HashSet<string>(wanted) { table.PrimaryId };
        if (table.Find(ColumnNames.Version) is not null)
            names.Add(ColumnNames.Version);
        return [.. names.Select(name => table.Find(name) ?? throw Faults.NoSuchColumn(table.Name, name))];
    }

    private static Entity Row(
        SqliteDataReader reader, Table table, List<Column> columns, IReadOnlyList<Selection> linked, QuerySql sql)
    {
        var row = new Entity(table.Name);
        var position = 0;
        foreach (var column in columns)
            if (Value(reader, column, ref position) is { } value)
                row[column.Name] = value;
        foreach (var selection in linked)
        {
            var column = sql.ColumnOf(selection.Path);
            if (Value(reader, column, ref position) is { } value)
                row[selection.Name] = new AliasedValue(sql.TableOf(selection.Path.Alias).Name, column.Name, value);
        }

        row.Id = row.GetAttributeValue<Guid>(table.PrimaryId);
        if (row.Contains(ColumnNames.Version))
            row.RowVersion = row[ColumnNames.Version].ToString();
        return row;
    }

    private static object? Value(SqliteDataReader reader, Column column, ref int position)
    {
        var stored = reader.IsDBNull(position) ? null : reader.GetValue(position);
        position++;
        string? target = null;
        if (column.KeepsTargetTable)
        {
            target = reader.IsDBNull(position) ? null : reader.GetString(position);
            position++;
        }

        return StoredValue.FromStored(column, stored, target);
    }
}
