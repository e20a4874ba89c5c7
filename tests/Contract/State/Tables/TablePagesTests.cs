using System.Text.Json;
using LeadSync.Functions.State;
using LeadSync.Functions.State.Tables;

namespace LeadSync.Contract.State.Tables;

public sealed class TablePagesTests
{
    /// <summary>The service ends a page when its time is up, whatever it has found by then.</summary>
    [Fact]
    public async Task Empty_pages_in_between_end_nothing()
    {
        var queries = new List<string>();
        var transport = new PlannedTransport((number, request) =>
        {
            queries.Add(request.Uri.ToUri().Query);
            return number switch
            {
                1 => Page([], ("p 1", "r/1")),
                2 => Page(["a"], ("p 1", "r/2")),
                3 => Page([], ("p 1", "")),
                _ => Page(["b"], null),
            };
        });
        var connection = new TableConnection(new Uri("https://contoso.table.core.windows.net"), "contoso", [1]);
        var store = new TableStore(TablesRegistration.Service(connection, new SharedKeyLitePolicy("contoso", [1], TimeProvider.System), transport), "leadsync", () => "c");
        var rows = new List<string>();
        await foreach (var row in store.Range(new Partition("people", "p"), "a", "c", default)) rows.Add(row.Row);
        Assert.Equal(["a", "b"], rows);
        Assert.Equal(4, queries.Count);
        Assert.Contains("NextPartitionKey=p%201&NextRowKey=r%2F1", queries[1], StringComparison.Ordinal);
        Assert.EndsWith("NextRowKey=", queries[3], StringComparison.Ordinal);
    }

    private static MadeAnswer Page(string[] rows, (string PartitionKey, string RowKey)? next)
    {
        var entities = rows.Select(row => new Dictionary<string, object> { ["odata.etag"] = "W/\"1\"", ["PartitionKey"] = "p", ["RowKey"] = row, ["C"] = "c" });
        (string, string)[] headers = next is var (partitionKey, rowKey)
            ? [("x-ms-continuation-NextPartitionKey", partitionKey), ("x-ms-continuation-NextRowKey", rowKey)]
            : [];
        return new MadeAnswer(200, JsonSerializer.Serialize(new { value = entities }), headers);
    }
}
