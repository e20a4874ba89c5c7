using System.Text.Json;

namespace LeadSync.Solution.Checking.Model;

/// <summary>
/// What the platform brings along, as far as a solution like ours refers to it. The list in StockTables.json is not
/// complete: a stock column that a form or view needs for the first time is added there.
/// </summary>
/// <param name="SchemaName">As relationships write it.</param>
/// <param name="SetName">As the Web API writes it.</param>
/// <param name="Privilege">As privileges write it; null where it is the schema name.</param>
/// <param name="Columns">Logical names.</param>
/// <param name="Relationships">The platform's relationships with this table on the many side, where a form embeds its rows.</param>
internal sealed record StockTable(
    string SchemaName, string SetName, string? Privilege, HashSet<string> Columns, HashSet<string>? Relationships = null)
{
    private sealed record Stock(string[] OwnTables, Dictionary<string, StockTable> Tables);

    private static readonly Stock Known = Read();

    public static IReadOnlyDictionary<string, StockTable> All => Known.Tables;

    /// <summary>The columns that the platform gives to each new table.</summary>
    public static HashSet<string> OfEveryOwnTable { get; } = Known.OwnTables.ToHashSet();

    private static Stock Read()
    {
        using var stream = typeof(StockTable).Assembly.GetManifestResourceStream("StockTables.json")!;
        return JsonSerializer.Deserialize<Stock>(stream, JsonSerializerOptions.Web)!;
    }
}
