using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadSync.DevOrg.Metadata;

/// <summary>
/// The platform's own tables, as far as LeadSync and common clients use them: one embedded JSON file per table in Stock/,
/// holding the table and its choices. The columns that every table of an ownership has are added here.
/// </summary>
internal static class StockSchema
{
    public static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Schema Load()
    {
        var assembly = typeof(StockSchema).Assembly;
        var tables = new List<Table>();
        var choices = new List<Choice>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.Contains(".Stock.", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var stock = JsonSerializer.Deserialize<StockFile>(stream, JsonOptions)!;
            var (table, added) = SystemColumns.Complete(stock.Table);
            tables.Add(table);
            choices.AddRange(stock.Choices);
            choices.AddRange(added.Where(choice => stock.Choices.All(own => own.Name != choice.Name)));
        }

        return new Schema(tables, choices);
    }

    private sealed record StockFile(Table Table, IReadOnlyList<Choice> Choices);
}
