using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>The Web API as one user sees it, through plain HTTP.</summary>
public sealed class Crm : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;

    public Crm(LeadSyncProcess leadSync, string user = "Ada Admin")
    {
        http = new HttpClient { BaseAddress = new Uri(leadSync.CrmAddress, "/api/data/v9.2/") };
        var token = leadSync.Secrets.GetProperty("tokens").GetProperty(user).GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>The first row of a query, or null.</summary>
    public async Task<JsonObject?> First(string query)
    {
        var answer = await http.GetFromJsonAsync<JsonObject>(query);
        return answer!["value"]!.AsArray().FirstOrDefault() as JsonObject;
    }

    /// <summary>All rows of a query that fit into one page.</summary>
    public async Task<IReadOnlyList<JsonObject>> All(string query) =>
        [.. (await http.GetFromJsonAsync<JsonObject>(query))!["value"]!.AsArray().Select(row => row!.AsObject())];

    public Task<JsonObject?> Lead(string mail) =>
        First($"leads?$filter=emailaddress1 eq '{Uri.EscapeDataString(mail)}'");

    /// <summary>The only lead of an address; fails with all of them where there are more.</summary>
    public async Task<JsonObject> OnlyLead(string mail)
    {
        var answer = await http.GetFromJsonAsync<JsonObject>($"leads?$select=leadid,ls_personid,createdon,ls_score,statecode&$filter=emailaddress1 eq '{Uri.EscapeDataString(mail)}'");
        var rows = answer!["value"]!.AsArray();
        Assert.True(rows.Count == 1, $"{rows.Count} leads: {rows.ToJsonString()}");
        return rows[0]!.AsObject();
    }

    public async Task<int> Count(string query) =>
        (await http.GetFromJsonAsync<JsonObject>(query))!["value"]!.AsArray().Count;

    /// <summary>Waits for a lead of which the condition holds; fails with what was last seen.</summary>
    public Task<JsonObject> LeadWhere(string mail, Func<JsonObject, bool> condition) => Where(() => Lead(mail), condition);

    /// <summary>The same for the first row of any query.</summary>
    public Task<JsonObject> Where(string query, Func<JsonObject, bool> condition, TimeSpan? patience = null) => Where(() => First(query), condition, patience);

    private static async Task<JsonObject> Where(Func<Task<JsonObject?>> ask, Func<JsonObject, bool> condition, TimeSpan? patience = null)
    {
        JsonObject? row = null;
        for (var until = TimeProvider.System.GetUtcNow() + (patience ?? Patience); TimeProvider.System.GetUtcNow() < until; await Task.Delay(50))
            if ((row = await ask()) is not null && condition(row))
                return row;
        throw new Xunit.Sdk.XunitException($"The row did not get there; last seen: {row?.ToJsonString() ?? "no row"}");
    }

    /// <summary>The same for an account.</summary>
    public Task<JsonObject> AccountWhere(Guid id, Func<JsonObject, bool> condition) => Where($"accounts?$filter=accountid eq {id}", condition);

    public async Task<Guid> Create(string set, JsonObject row)
    {
        using var answer = await http.PostAsJsonAsync(set, row);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var id = answer.Headers.GetValues("OData-EntityId").Single();
        return Guid.Parse(id[(id.LastIndexOf('(') + 1)..^1]);
    }

    public Task<HttpResponseMessage> Patch(string row, JsonObject values) => http.PatchAsJsonAsync(row, values);

    public Task<HttpResponseMessage> Post(string action, JsonObject body) => http.PostAsJsonAsync(action, body);

    public static async Task<string> Message(HttpResponseMessage refusal) =>
        (await refusal.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("message").GetString()!;

    public void Dispose() => http.Dispose();
}
