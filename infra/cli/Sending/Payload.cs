using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LeadSync.Cli.Sending;

/// <summary>A body as a marketing tool would post it: its bytes, its content type, and the headers that prove the sender.</summary>
internal sealed record Payload(byte[] Body, string ContentType)
{
    /// <summary>The tools whose way of signing is known.</summary>
    public static readonly IReadOnlyList<string> Sources = ["mautic", "cloudevents"];

    /// <summary>Reads a file's content type off its content; null where the source would never send such a file.</summary>
    public static Payload? Of(string source, string fileName, byte[] body) => source switch
    {
        "mautic" => new Payload(body, IsForm(fileName) ? "application/x-www-form-urlencoded" : "application/json"),
        "cloudevents" => CloudEvents(body),
        _ => null,
    };

    /// <summary>The request a tool would make: signed (mautic) or with a bearer token (cloudevents). Bytes go out as they are.</summary>
    public HttpRequestMessage Request(string source, Uri to, string secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(to, $"/api/activities/{source}")) { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        if (source == "mautic")
            request.Headers.TryAddWithoutValidation("Webhook-Signature", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Body)));
        else
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return request;
    }

    private static bool IsForm(string fileName) => fileName.EndsWith(".form", StringComparison.OrdinalIgnoreCase);

    private static Payload? CloudEvents(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement switch
            {
                { ValueKind: JsonValueKind.Array } => new Payload(body, "application/cloudevents-batch+json"),
                { ValueKind: JsonValueKind.Object } o when o.TryGetProperty("specversion", out _) => new Payload(body, "application/cloudevents+json"),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
