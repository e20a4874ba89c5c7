using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadSync.DevOrg.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Tests.Support;

/// <summary>An organisation on a loopback port, with the tiny solution in it unless told otherwise.</summary>
internal sealed class TestOrg : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool keepFolder;
    private readonly Dictionary<string, string> tokens;

    private TestOrg(WebApplication app, string folder, bool keepFolder, Dictionary<string, string> tokens) =>
        (this.app, Folder, this.keepFolder, this.tokens) = (app, folder, keepFolder, tokens);

    public string Folder { get; }

    public Uri Address => new(app.Urls.First());

    public HttpClient Admin => Client("Ada Admin");

    public static async Task<TestOrg> Start(byte[]? zip = null, string? folder = null, bool keepFolder = false)
    {
        folder ??= Directory.CreateTempSubdirectory("devorg").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDevOrg(new DevOrgOptions { DataFolder = folder, SolutionZip = zip ?? TinySolution.Zip(), PluginWorker = PluginRuntime.Worker });
        var built = builder.Build();
        built.MapDevOrg();
        await built.StartAsync();
        using var anonymous = new HttpClient { BaseAddress = new Uri(built.Urls.First()) };
        var users = await anonymous.GetFromJsonAsync<JsonElement>("/devorg/users");
        var known = users.EnumerateArray().ToDictionary(user => user.GetProperty("name").GetString()!, user => user.GetProperty("token").GetString()!);
        return new TestOrg(built, folder, keepFolder, known);
    }

    /// <summary>A client of the Web API that signs in as a user.</summary>
    public HttpClient Client(string user)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address, "/api/data/v9.2/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens[user]);
        return client;
    }

    /// <summary>Sets a choice without any plug-in, as rows stand that were there before the solution.</summary>
    public Task Put(string table, Guid id, string column, int value) => app.Services.GetRequiredService<OrgDatabase>().Write(
        transaction => transaction.Update(new Entity(table, id) { [column] = new OptionSetValue(value) }), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!keepFolder)
            Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Requests in one line.</summary>
internal static class Requests
{
    public static Task<HttpResponseMessage> Ask(this HttpClient client, string method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request);
    }

    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> response)
    {
        var text = await (await response).Content.ReadAsStringAsync();
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Creates a row and gives its address.</summary>
    public static async Task<string> Create(this HttpClient client, string set, string json)
    {
        var response = await client.Ask("POST", set, json);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return response.Headers.GetValues("OData-EntityId").Single();
    }

    /// <summary>Status and error code, e.g. "404 0x80040217".</summary>
    public static async Task<string> Verdict(this Task<HttpResponseMessage> asked)
    {
        var response = await asked;
        var text = await response.Content.ReadAsStringAsync();
        var code = text.Length > 0 && JsonSerializer.Deserialize<JsonElement>(text) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("error", out var error)
            ? " " + error.GetProperty("code").GetString()
            : "";
        return $"{(int)response.StatusCode}{code}";
    }
}
