using System.Globalization;
using LeadSync.DevOrg.Metadata;
using Microsoft.Data.Sqlite;

namespace LeadSync.DevOrg.Storage;

/// <summary>One SQLite table per CRM table. Columns are only ever added.</summary>
internal static class TableLayout
{
    /// <summary>The column beside a lookup that names the table it points at.</summary>
    public static string TargetColumn(string lookup) => lookup + "__table";

    public static void Apply(SqliteConnection connection, SqliteTransaction transaction, Table table)
    {
        var name = SqlText.Quote(table.Name);
        var key = SqlText.Quote(table.PrimaryId);
        var others = table.Columns.SelectMany(Stored).Where(each => each.Name != table.PrimaryId).Select(each => $", {SqlText.Quote(each.Name)} {each.Type}");
        SqlText.Execute(connection, transaction, $"CREATE TABLE IF NOT EXISTS {name}({key} TEXT PRIMARY KEY{string.Concat(others)}) WITHOUT ROWID");
        var present = SqlText.Rows(connection, transaction, $"PRAGMA table_info({name})").Select(row => (string)row[1]!).ToHashSet();
        foreach (var (column, type) in table.Columns.SelectMany(Stored))
            if (present.Add(column))
                SqlText.Execute(connection, transaction, $"ALTER TABLE {name} ADD COLUMN {SqlText.Quote(column)} {type}");
        foreach (var alternate in table.Keys)
            AddIndex(connection, transaction, table, alternate.Columns, unique: true);
        foreach (var column in table.Columns.Where(IsIndexed))
            AddIndex(connection, transaction, table, [column.Name], unique: false);
    }

    private static bool IsIndexed(Column column) =>
        column.Name is "versionnumber" || (column.Type == ColumnType.Lookup && !column.Targets.Any(target => target.Table is "systemuser"));

    private static void AddIndex(SqliteConnection connection, SqliteTransaction transaction, Table table, IReadOnlyList<string> columns, bool unique)
    {
        var index = SqlText.Quote(string.Create(CultureInfo.InvariantCulture, $"ix_{table.Name}_{string.Join('_', columns)}"));
        var list = string.Join(", ", columns.Select(SqlText.Quote));
        SqlText.Execute(connection, transaction, $"CREATE {(unique ? "UNIQUE " : "")}INDEX IF NOT EXISTS {index} ON {SqlText.Quote(table.Name)}({list})");
    }

    private static IEnumerable<(string Name, string Type)> Stored(Column column)
    {
        yield return (column.Name, SqlType(column.Type));
        if (column.KeepsTargetTable)
            yield return (TargetColumn(column.Name), "TEXT");
    }

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.BigInt or ColumnType.Boolean or ColumnType.Choice or ColumnType.State or ColumnType.Status => "INTEGER",
        ColumnType.Decimal or ColumnType.Double or ColumnType.Money => "REAL",
        ColumnType.Text or ColumnType.Memo => "TEXT COLLATE NOCASE",
        _ => "TEXT",
    };
}
