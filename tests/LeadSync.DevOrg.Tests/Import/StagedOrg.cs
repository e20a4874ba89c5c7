using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.DevOrg.Tests.Support;
using LeadSync.Tests.Shared;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>An organisation with the shipped solution, its default process and all its plug-ins at work.</summary>
public sealed class StagedOrg : IAsyncLifetime
{
    public const int Prospect = 844060000;
    public const int Lead = 844060001;
    public const int Qualified = 844060002;
    public const int Accepted = 844060003;
    public const int Opportunity = 844060004;
    public const int Customer = 844060005;
    public const int Disqualified = 844060007;
    public const string NotReady = "c1262159-6d36-5af7-a05e-f3b1c14e75b9";
    public const string TooLittle = "a6079beb-2bc2-508e-8267-2525de4e17be";
    public const string NoNeed = "2805aa05-89ce-5a44-a6b0-108548dc8fcc";
    public const string Duplicate = "7dbaa57d-0a33-54fa-ba91-bce992e0136a";

    private static readonly string[] Process = ["10-ls_slapolicy", "20-ls_persona", "30-ls_nurturetrack", "30-ls_stage", "40-ls_recyclereason", "40-ls_stagetransition"];
    private TestOrg org = null!;

    public HttpClient Admin => org.Admin;

    public HttpClient Sam => org.Client("Sam Sales");

    public HttpClient Sabine => org.Client("Sabine Vertrieb");

    /// <summary>May write leads, and has no role of sales.</summary>
    public HttpClient Integration => org.Client("LeadSync Integration");

    public HttpClient Client(string user) => org.Client(user);

    public async ValueTask InitializeAsync()
    {
        org = await TestOrg.Start(PackedSolution.Zip());
        foreach (var file in Process)
            await Install(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot, "solution", "data", file + ".json")))!);
        var steps = await Admin.Ask("GET", "sdkmessageprocessingsteps?$select=name&$filter=startswith(name,'LeadSync.Plugins')").Json();
        foreach (var step in steps.GetProperty("value").EnumerateArray())
            Assert.Equal("204", await Admin.Ask("PATCH", $"sdkmessageprocessingsteps({step.GetProperty("sdkmessageprocessingstepid").GetString()})", """{"statecode":0}""").Verdict());
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    /// <summary>A lead moved through the stages given, by a System Administrator. Its address.</summary>
    public async Task<string> LeadIn(params int[] stages)
    {
        var lead = await Sam.Create("leads", """{"lastname":"Kern","companyname":"Nordwerk"}""");
        foreach (var stage in stages)
            await Move(Admin, lead, stage);
        return lead;
    }

    /// <summary>A row of any table in a stage, put there without plug-ins. It belongs to the user where he is a rep, else to Sam.</summary>
    internal async Task<string> RowIn(StagePairs pairs, int stage, StageUser user)
    {
        var row = await (user.Creates ? Client(user.Name) : Sam).Create(pairs.Set, $$"""{"{{pairs.Name}}":"Kern"{{(pairs.Table == "lead" ? ",\"companyname\":\"Nordwerk\"" : "")}}}""");
        await org.Put(pairs.Table, Guid.Parse(GuardedOrg.Id(row)), "ls_stage", StagePairs.Value(stage));
        return row;
    }

    /// <summary>How many rows have this name.</summary>
    internal async Task<int> Count(StagePairs pairs, string name) =>
        (await Admin.Ask("GET", $"{pairs.Set}?$select={pairs.Table}id&$filter={pairs.Name} eq '{name}'").Json()).GetProperty("value").GetArrayLength();

    /// <summary>A client that speaks as the page's scripts do, signed in as a user.</summary>
    public async Task<HttpClient> Page(string user)
    {
        var page = new HttpClient(new HttpClientHandler { UseCookies = true }) { BaseAddress = new Uri(org.Address, "/api/data/v9.2/") };
        page.DefaultRequestHeaders.Add("X-DevOrg-Page", "1");
        var people = await page.GetFromJsonAsync<JsonElement>("/devorg/page/users");
        var id = people.EnumerateArray().Single(person => person.GetProperty("name").GetString() == user).GetProperty("id").GetGuid();
        (await page.PostAsJsonAsync("/devorg/signin", new { user = id })).EnsureSuccessStatusCode();
        return page;
    }

    /// <summary>Moves a row and demands that it goes.</summary>
    public static async Task Move(HttpClient client, string row, int stage, string? reason = null, string more = "")
    {
        var answer = await Try(client, row, stage, reason, more);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static Task<HttpResponseMessage> Try(HttpClient client, string row, int stage, string? reason = null, string more = "")
    {
        var bind = reason is null ? "" : $",\"ls_RecycleReasonId@odata.bind\":\"/ls_recyclereasons({reason})\"";
        return client.Ask("PATCH", row, $$"""{"ls_stage":{{stage}}{{bind}}{{more}}}""");
    }

    /// <summary>The message of a refusal; fails where there was none.</summary>
    public static async Task<string> Refusal(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 400, $"{(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("error").GetProperty("message").GetString()!;
    }

    public Task<JsonElement> Row(string row) => Admin.Ask("GET", row).Json();

    /// <summary>The stage history of a row, oldest first.</summary>
    public async Task<List<JsonElement>> History(string row, string table = "lead")
    {
        var id = row[(row.LastIndexOf('(') + 1)..^1];
        var rows = await Admin.Ask("GET", $"ls_stagehistories?$filter=_ls_{table}id_value eq {id}").Json();
        return [.. rows.GetProperty("value").EnumerateArray().OrderBy(move => move.GetProperty("ls_movenumber").GetInt32())];
    }

    public static string? Text(JsonElement row, string column) => row.GetProperty(column).GetString();

    public static int? Number(JsonElement row, string column) => row.GetProperty(column) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;

    private async Task Install(JsonNode table)
    {
        foreach (var row in table["rows"]!.AsArray().Select(row => row!.AsObject()))
        {
            var id = (string)row["id"]!;
            row.Remove("id");
            var answer = await Admin.Ask("PATCH", $"{table["set"]}({id})", row.ToJsonString());
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }
}
