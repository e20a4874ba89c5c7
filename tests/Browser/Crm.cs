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
    private readonly HttpClient leadSync;

    private Crm(HttpClient http, HttpClient leadSync) => (this.http, this.leadSync) = (http, leadSync);

    public static async Task<Crm> Open(Uri address)
    {
        using var anonymous = new HttpClient();
        var users = await anonymous.GetFromJsonAsync<JsonElement>(new Uri(address, "/devorg/users"));
        return new Crm(Client("Ada Admin"), Client("LeadSync Integration"));

        HttpClient Client(string name)
        {
            var user = users.EnumerateArray().Single(user => user.GetProperty("name").GetString() == name);
            var client = new HttpClient { BaseAddress = new Uri(address, "/api/data/v9.2/") };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.GetProperty("token").GetString());
            return client;
        }
    }

    public async Task<IReadOnlyList<JsonElement>> List(string query) =>
        [.. (await http.GetFromJsonAsync<JsonElement>(query)).GetProperty("value").EnumerateArray()];

    public Task<JsonElement> Row(string set, Guid id) => http.GetFromJsonAsync<JsonElement>($"{set}({id})");

    public Task<Guid> Create(string set, JsonObject columns) => Create(http, set, columns);

    /// <summary>Writes what LeadSync writes; nobody else may.</summary>
    public Task<Guid> CreateAsLeadSync(string set, JsonObject columns) => Create(leadSync, set + "?tag=leadsync", columns);

    private static async Task<Guid> Create(HttpClient client, string set, JsonObject columns)
    {
        var response = await client.PostAsJsonAsync(set, columns);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return Guid.Parse(response.Headers.GetValues("OData-EntityId").Single().Split('(')[^1].TrimEnd(')'));
    }

    public Task Change(string set, Guid id, JsonObject columns) => Change(http, $"{set}({id})", columns);

    /// <summary>The same for a row that is there.</summary>
    public Task ChangeAsLeadSync(string set, Guid id, JsonObject columns) => Change(leadSync, $"{set}({id})?tag=leadsync", columns);

    private static async Task Change(HttpClient client, string row, JsonObject columns)
    {
        var response = await client.PatchAsJsonAsync(row, columns);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task Delete(string set, Guid id) => Assert.True((await http.DeleteAsync($"{set}({id})")).IsSuccessStatusCode);

    /// <summary>A lead nobody works on any more: LeadSync scores, maps, tracks and times a new one within moments, and this waits until it has.</summary>
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
            return seen == before && row.GetProperty("ls_mappingstatus").ValueKind == JsonValueKind.Number
                && row.GetProperty("_ls_nurturetrackid_value").ValueKind == JsonValueKind.String && row.GetProperty("ls_slaname").ValueKind == JsonValueKind.String;
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

    public void Dispose()
    {
        http.Dispose();
        leadSync.Dispose();
    }
}
