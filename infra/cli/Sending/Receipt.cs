using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Cli.Sending;

/// <summary>What the receiver said to one payload.</summary>
/// <param name="Status">The HTTP status, 0 where nobody answered.</param>
/// <param name="Answer">Its JSON, or the reason in words.</param>
internal sealed record Receipt(int Status, JsonNode? Answer)
{
    /// <summary>Taken whole: no refusal, and no item of it rejected.</summary>
    public bool Taken => Status is >= 200 and < 300 && !(Answer is JsonObject answer && answer["rejected"] is JsonArray { Count: > 0 });

    public static async Task<Receipt> Post(HttpClient http, HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var response = await http.SendAsync(request, cancel);
            var text = await response.Content.ReadAsStringAsync(cancel);
            return new Receipt((int)response.StatusCode, Parse(text));
        }
        catch (HttpRequestException failure)
        {
            return new Receipt(0, $"no answer from {request.RequestUri!.Authority}: {failure.HttpRequestError}");
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text.Length == 0 ? null : JsonValue.Create(text);
        }
    }
}
