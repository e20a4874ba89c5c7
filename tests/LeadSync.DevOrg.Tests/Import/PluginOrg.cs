using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;
using LeadSync.Solution;
using LeadSync.Tests.Shared;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The shipped solution with the steps of some plug-ins enabled and the default rows of some tables.</summary>
internal static class PluginOrg
{
    /// <param name="area">The steps whose name begins so after "LeadSync.Plugins.".</param>
    /// <param name="tables">Whose default rows are installed, in the order in which LeadSync installs them.</param>
    public static async Task<TestOrg> Start(string area, params string[] tables)
    {
        var org = await TestOrg.Start(PackedSolution.Zip());
        foreach (var table in DefaultRows.Read(Path.Combine(SharedData.RepositoryRoot, "solution", "data")).Tables.Where(table => tables.Contains(table.Table)))
            foreach (var row in table.Rows)
                Assert.Equal("204", await org.Admin.Ask("PATCH", $"{table.Set}({row.Id})", row.Values.ToJsonString()).Verdict());
        var steps = await org.Admin.Ask("GET", $"sdkmessageprocessingsteps?$select=name&$filter=startswith(name,'LeadSync.Plugins.{area}')").Json();
        foreach (var step in steps.GetProperty("value").EnumerateArray())
            Assert.Equal("204", await org.Admin.Ask(
                "PATCH", $"sdkmessageprocessingsteps({step.GetProperty("sdkmessageprocessingstepid").GetString()})", """{"statecode":0}""").Verdict());
        return org;
    }

    /// <summary>The id in the address of a row.</summary>
    public static string Id(string row) => row[(row.LastIndexOf('(') + 1)..^1];

    public static string? Text(this JsonElement row, string column) => row.GetProperty(column).GetString();

    public static double? Number(this JsonElement row, string column) => row.GetProperty(column) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    /// <summary>The message of a refusal, after its status.</summary>
    public static async Task<string> Refusal(this Task<HttpResponseMessage> asked)
    {
        var response = await asked;
        var body = await response.Content.ReadAsStringAsync();
        return $"{(int)response.StatusCode} " + (body.Length == 0 ? "" : JsonSerializer.Deserialize<JsonElement>(body).GetProperty("error").Text("message"));
    }
}
