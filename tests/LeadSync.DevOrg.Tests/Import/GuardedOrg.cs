using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;
using LeadSync.Solution;
using LeadSync.Tests.Shared;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The shipped solution as an admin leaves it: plug-ins switched on, default rows in place.</summary>
internal static class GuardedOrg
{
    private static readonly Lazy<byte[]> Zip = new(PackedSolution.Zip);

    /// <param name="defaults">The tables whose default rows are wanted; all if none is named.</param>
    public static async Task<TestOrg> Start(params string[] defaults)
    {
        var org = await TestOrg.Start(Zip.Value);
        foreach (var table in DefaultRows.Read(Path.Combine(SharedData.RepositoryRoot, "solution", "data")).Tables)
            if (defaults.Length == 0 || defaults.Contains(table.Table))
                foreach (var row in table.Rows)
                    Assert.Equal("204", await org.Admin.Ask("PATCH", $"{table.Set}({row.Id})", row.Values.ToJsonString()).Verdict());
        var steps = await org.Admin.Ask("GET", "sdkmessageprocessingsteps?$select=name&$filter=startswith(name,'LeadSync.Plugins')").Json();
        foreach (var step in steps.GetProperty("value").EnumerateArray())
            Assert.Equal("204", await org.Admin.Ask(
                "PATCH", $"sdkmessageprocessingsteps({step.GetProperty("sdkmessageprocessingstepid").GetString()})", """{"statecode":0}""").Verdict());
        return org;
    }

    /// <summary>The id in the address of a row.</summary>
    public static string Id(string row) => row[(row.LastIndexOf('(') + 1)..^1];

    public static string? Text(this JsonElement row, string column) => row.GetProperty(column).GetString();

    public static int? Number(this JsonElement row, string column) => row.GetProperty(column) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;

    /// <summary>What the request was refused with: the status and the words; the status alone where it was not.</summary>
    public static async Task<string> Words(this Task<HttpResponseMessage> asked)
    {
        var response = await asked;
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode || text.Length == 0
            ? $"{(int)response.StatusCode}"
            : $"{(int)response.StatusCode} {JsonSerializer.Deserialize<JsonElement>(text).GetProperty("error").GetProperty("message").GetString()}";
    }
}
