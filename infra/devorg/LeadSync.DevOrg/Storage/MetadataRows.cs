using System.Text.Json;
using LeadSync.DevOrg.Metadata;
using Microsoft.Data.Sqlite;

namespace LeadSync.DevOrg.Storage;

/// <summary>Keeps the tables and choices that imports added or changed; the stock ones come with the program.</summary>
internal static class MetadataRows
{
    public static Schema Load(SqliteConnection connection, Schema stock)
    {
        var tables = new List<Table>();
        var choices = new List<Choice>();
        foreach (var row in SqlText.Rows(connection, null, "SELECT kind, json FROM _metadata"))
        {
            var json = (string)row[1]!;
            if ((string)row[0]! == "table")
                tables.Add(JsonSerializer.Deserialize<Table>(json, StockSchema.JsonOptions)!);
            else
                choices.Add(JsonSerializer.Deserialize<Choice>(json, StockSchema.JsonOptions)!);
        }

        return stock.With(tables, choices);
    }

    public static void Save(OrgTransaction transaction, Table table) =>
        Save(transaction, "table", table.Name, JsonSerializer.Serialize(table, StockSchema.JsonOptions));

    public static void Save(OrgTransaction transaction, Choice choice) =>
        Save(transaction, "choice", choice.Name, JsonSerializer.Serialize(choice, StockSchema.JsonOptions));

    private static void Save(OrgTransaction transaction, string kind, string name, string json) =>
        transaction.Execute(
            "INSERT INTO _metadata(kind, name, json) VALUES($1, $2, $3) ON CONFLICT(kind, name) DO UPDATE SET json = $3",
            kind,
            name,
            json);
}
