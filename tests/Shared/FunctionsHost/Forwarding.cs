using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace LeadSync.Tests.Shared.FunctionsHost;

/// <summary>
/// Requests of HTTP functions on their way to the handler, with what the host changes: no Content-Encoding, repeated query keys and
/// headers merged, its own headers added. A request in chunks does not get there.
/// </summary>
internal sealed class Forwarding(AppFolder app, HandlerProcess handler)
{
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase) { "Content-Encoding", "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade" };

    private readonly IReadOnlyList<(string[] Route, HashSet<string> Methods)> functions = [.. app.Functions.Where(function => function.Type == "httpTrigger")
        .Select(function => ($"api/{function.Text("route")}".Split('/'),
            function.Trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase)))];

    public async Task Answer(HttpContext context)
    {
        var request = context.Request;
        if (!functions.Any(function => function.Methods.Contains(request.Method) && Matches(function.Route, request.Path.Value!)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (request.ContentLength is null && request.Headers.TransferEncoding.Count > 0)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }
        try
        {
            using var forwarded = await Forwarded(request);
            using var answer = await handler.Send(forwarded, context.RequestAborted);
            await Pass(answer, context.Response);
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway; // the handler is being restarted
        }
    }

    private static bool Matches(string[] route, string path)
    {
        var given = path.Trim('/').Split('/');
        return given.Length == route.Length && route.Zip(given).All(pair => pair.First.StartsWith('{') || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<HttpRequestMessage> Forwarded(HttpRequest request)
    {
        var address = new Uri(request.GetEncodedUrl());
        var query = string.Join('&', request.Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(string.Join(',', pair.Value.ToArray()))}"));
        var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(handler.Address, address.AbsolutePath + (query.Length > 0 ? $"?{query}" : "")));
        forwarded.Headers.Host = request.Host.Value;
        if (request.ContentLength is > 0)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            forwarded.Content = new ByteArrayContent(body.ToArray());
        }
        foreach (var (name, values) in request.Headers)
        {
            if (Dropped.Contains(name) || name is "Host" or "Content-Length") continue;
            var value = name == "User-Agent" ? $"{values} Azure-Functions-Host/4.1037.0" : string.Join(", ", values.ToArray());
            if (!forwarded.Headers.TryAddWithoutValidation(name, value)) forwarded.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        forwarded.Headers.TryAddWithoutValidation("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        forwarded.Headers.TryAddWithoutValidation("X-Azure-Functions-HostVersion", "4.1037.0");
        return forwarded;
    }

    private static async Task Pass(HttpResponseMessage answer, HttpResponse response)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!Dropped.Contains(name)) response.Headers[name] = values.ToArray();
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (response.StatusCode is not (int)HttpStatusCode.NoContent and not (int)HttpStatusCode.NotModified)
        {
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body);
        }
    }
}
