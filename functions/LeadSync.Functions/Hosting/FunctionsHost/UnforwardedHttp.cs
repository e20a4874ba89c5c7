using System.Text;
using System.Text.Json;

namespace LeadSync.Functions.Hosting.FunctionsHost;

/// <summary>
/// Where the host does not forward requests (enableForwardingHttpRequest is off), it packs them: POST /NAME with
/// <c>{"Data":{"request":{Url,Method,Headers,Body,…}}}</c>. This unpacks one, lets the endpoint answer, and packs the answer.
/// </summary>
internal sealed class UnforwardedHttp(RequestDelegate next, IReadOnlyList<FunctionEntry> functions)
{
    private readonly HashSet<string> names = [.. functions.OfType<FunctionEntry.OfHttp>().Select(function => $"/{function.Name}")];

    public async Task Invoke(HttpContext context)
    {
        if (context.Request.Method != HttpMethods.Post || !names.Contains(context.Request.Path.Value ?? ""))
        {
            await next(context);
            return;
        }
        if (await Unpack(context) is not { } problem)
        {
            await Answer(context);
            return;
        }
        await InvocationAnswer.NotUnderstood(problem).ExecuteAsync(context);
    }

    /// <summary>Makes the request what its sender sent; or says why it can't.</summary>
    private static async Task<string?> Unpack(HttpContext context)
    {
        try
        {
            using var call = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            var packed = call.RootElement.GetProperty("Data").EnumerateObject().First().Value;
            var url = new Uri(packed.GetProperty("Url").GetString()!);
            var request = context.Request;
            request.Method = packed.GetProperty("Method").GetString()!;
            (request.Scheme, request.Host) = (url.Scheme, new HostString(url.Authority));
            (request.Path, request.QueryString) = (PathString.FromUriComponent(url), QueryString.FromUriComponent(url));
            request.Headers.Clear();
            foreach (var header in packed.GetProperty("Headers").EnumerateObject())
                request.Headers[header.Name] = header.Value.EnumerateArray().Select(value => value.GetString()).ToArray();
            var body = packed.TryGetProperty("Body", out var text) ? Body(text, request.ContentType) : [];
            request.Headers.TransferEncoding = default;
            (request.Body, request.ContentLength) = (new MemoryStream(body), body.Length);
            return null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return "This is no packed request: Data must hold one with Url, Method and Headers.";
        }
    }

    // The host writes bytes as base64, and decides what are bytes by the content type.
    private static byte[] Body(JsonElement body, string? contentType)
    {
        var isBinary = contentType is not null && (contentType.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase));
        if (isBinary && body.TryGetBytesFromBase64(out var bytes)) return bytes;
        return body.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(body.GetString()!) : Encoding.UTF8.GetBytes(body.GetRawText());
    }

    private async Task Answer(HttpContext context)
    {
        var (wire, answer) = (context.Response.Body, new MemoryStream());
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }
        var response = new
        {
            statusCode = $"{context.Response.StatusCode}",
            body = Encoding.UTF8.GetString(answer.ToArray()),
            headers = context.Response.Headers.Where(header => header.Key is not ("Content-Length" or "Transfer-Encoding"))
                .ToDictionary(header => header.Key, header => header.Value.ToString()),
        };
        context.Response.Clear();
        await InvocationAnswer.Http("response", response).ExecuteAsync(context);
    }
}
