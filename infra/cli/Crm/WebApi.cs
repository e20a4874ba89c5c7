using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Cli.Crm;

/// <summary>What the CRM answered.</summary>
/// <param name="Status">The HTTP status, 0 where nobody answered.</param>
/// <param name="Body">Its JSON, or null.</param>
internal sealed record CrmAnswer(int Status, JsonNode? Body)
{
    public bool Ok => Status is >= 200 and < 300;

    /// <summary>Why not, for people.</summary>
    public string Reason => Status == 0 ? "no answer" : (string?)Body?["error"]?["message"] ?? $"HTTP {Status}";

    /// <summary>The rows of a query.</summary>
    public IEnumerable<JsonObject> Rows => Body?["value"]?.AsArray().OfType<JsonObject>() ?? [];
}

/// <summary>The Web API as somebody who installs or looks after LeadSync uses it: few calls, one after the other.</summary>
internal sealed class WebApi(HttpClient http, Uri organization, string token)
{
    /// <summary>The base address.</summary>
    public Uri Address { get; } = new(organization, "/api/data/v9.2/");

    public Task<CrmAnswer> Get(string query, CancellationToken cancel) => Send(HttpMethod.Get, query, null, cancel);

    /// <summary>Changes a row, or creates it with this id.</summary>
    public Task<CrmAnswer> Upsert(string row, JsonObject columns, CancellationToken cancel) => Send(HttpMethod.Patch, row, columns, cancel);

    /// <summary>Calls an action that is bound to no row.</summary>
    public Task<CrmAnswer> Act(string action, JsonObject parameters, CancellationToken cancel) => Send(HttpMethod.Post, action, parameters, cancel);

    private async Task<CrmAnswer> Send(HttpMethod method, string path, JsonObject? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("OData-Version", "4.0");
        request.Headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var response = await http.SendAsync(request, cancel);
            var text = await response.Content.ReadAsStringAsync(cancel);
            return new CrmAnswer((int)response.StatusCode, Parse(text));
        }
        catch (HttpRequestException)
        {
            return new CrmAnswer(0, null);
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null; // a gateway in between answers in HTML
        }
    }
}
