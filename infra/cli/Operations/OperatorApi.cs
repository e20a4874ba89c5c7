using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Cli.Operations;

/// <summary>The calls of operators. Whatever is personal travels in bodies alone.</summary>
internal sealed class OperatorApi(HttpClient http, Uri address, string key)
{
    /// <summary>Calls an operation and hands over its answer as it comes; null, or why there is none.</summary>
    public async Task<string?> Call(string operation, string body, Func<Stream, Task<string?>> take, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/api/operations/{operation}"));
        request.Headers.TryAddWithoutValidation("x-leadsync-operator", key);
        request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            await using var answer = await response.Content.ReadAsStreamAsync(cancel);
            return response.IsSuccessStatusCode ? await take(answer) : await Reason((int)response.StatusCode, answer, cancel);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return $"no answer, or not all of it, from {address.Authority}: look with `leadsync doctor --to {address}`.";
        }
    }

    /// <summary>Calls an operation that answers one JSON object.</summary>
    public async Task<(JsonNode? Answer, string? Obstacle)> Call(string operation, JsonObject body, CancellationToken cancel)
    {
        JsonNode? answer = null;
        var obstacle = await Call(operation, body.ToJsonString(), async stream =>
        {
            answer = await JsonNode.ParseAsync(stream, cancellationToken: cancel);
            return null;
        }, cancel);
        return (answer, obstacle);
    }

    private static async Task<string> Reason(int status, Stream answer, CancellationToken cancel)
    {
        if (status == 401) return "the operator key is not the one of the instance (LeadSync:OperatorKey): give it with --operator-key.";
        try
        {
            var problem = await JsonNode.ParseAsync(answer, cancellationToken: cancel);
            IEnumerable<string?> words = [(string?)problem?["title"], (string?)problem?["detail"]];
            var errors = problem?["errors"] is JsonArray list ? list.Select(error => $"\n  {Words(error)}") : [];
            return $"HTTP {status}: {string.Join(": ", words.OfType<string>())}{string.Concat(errors)}";
        }
        catch (JsonException)
        {
            return $"HTTP {status}."; // a gateway in between answers in HTML
        }
    }

    private static string Words(JsonNode? error) => error is JsonObject fields
        ? string.Join(": ", fields.Select(field => field.Value?.ToString()).Where(text => !string.IsNullOrEmpty(text)))
        : error?.ToString() ?? "";
}
