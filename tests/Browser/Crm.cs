using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Browser;

/// <summary>The Web API as a second pair of eyes: what the page shows is compared with what is stored.</summary>
internal sealed class Crm : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient http;

    private Crm(HttpClient http) => this.http = http;

    public static async Task<Crm> Open(Uri address)
    {
        var client = new HttpClient { BaseAddress = new Uri(address, "/api/data/v9.2/") };
        var users = await client.GetFromJsonAsync<JsonElement>(new Uri(address, "/devorg/users"));
        var admin = users.EnumerateArray().Single(user => user.GetProperty("name").GetString() == "Ada Admin");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", admin.GetProperty("token").GetString());
        return new Crm(client);
    }

    public async Task<IReadOnlyList<JsonElement>> List(string query) =>
        [.. (await http.GetFromJsonAsync<JsonElement>(query)).GetProperty("value").EnumerateArray()];

    public Task<JsonElement> Row(string set, Guid id) => http.GetFromJsonAsync<JsonElement>($"{set}({id})");

    public async Task<Guid> Create(string set, JsonObject columns)
    {
        var response = await http.PostAsJsonAsync(set, columns);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return Guid.Parse(response.Headers.GetValues("OData-EntityId").Single().Split('(')[^1].TrimEnd(')'));
    }

    public async Task Change(string set, Guid id, JsonObject columns, string options = "")
    {
        var response = await http.PatchAsJsonAsync($"{set}({id}){options}", columns);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Writes what LeadSync writes; nobody else may.</summary>
    public Task ChangeAsLeadSync(string set, Guid id, JsonObject columns) => Change(set, id, columns, "?tag=leadsync");

    public async Task Delete(string set, Guid id) => Assert.True((await http.DeleteAsync($"{set}({id})")).IsSuccessStatusCode);

    /// <summary>A lead nobody works on any more: LeadSync scores and maps a new one within moments, and this waits until it has.</summary>
    public async Task<Guid> NewLead(string lastName, string company = "Probe GmbH")
    {
        var id = await Create("leads", new JsonObject { ["firstname"] = "Test", ["lastname"] = lastName, ["companyname"] = company });
        var seen = "";
        await Until(async () =>
        {
            var before = seen;
            var row = await Row("leads", id);
            seen = row.GetProperty("@odata.etag").GetString()!;
            await Task.Delay(TimeSpan.FromSeconds(1));
            return seen == before && row.GetProperty("ls_mappingstatus").ValueKind == JsonValueKind.Number;
        });
        return id;
    }

    /// <summary>Asks again until it holds.</summary>
    public static async Task Until(Func<Task<bool>> holds)
    {
        using var cancel = new CancellationTokenSource(Patience);
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel.Token);
    }

    public void Dispose() => http.Dispose();
}
