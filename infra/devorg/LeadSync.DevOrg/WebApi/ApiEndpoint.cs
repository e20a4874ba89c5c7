using System.Text.Json;
using LeadSync.DevOrg.Administration;
using LeadSync.DevOrg.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LeadSync.DevOrg.WebApi;

/// <summary>The HTTP face of the Web API: who calls, what they ask, and the answer with its headers.</summary>
internal sealed class ApiEndpoint(OrgDatabase database, ApiExecutor executor, BatchEndpoint batch, FaultInjection faults)
{
    public const string Root = "/api/data/v9.2/";

    public async Task Handle(HttpContext http)
    {
        if (await faults.Before(http))
            return;
        if (Callers.Find(http.Request, database) is not { } user)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        http.Response.Headers["OData-Version"] = "4.0";
        http.Response.Headers["REQ_ID"] = http.Response.Headers["x-ms-service-request-id"] = Guid.NewGuid().ToString();
        var response = Path(http) == "$batch" && http.Request.Method == "POST"
            ? await batch.Run(http, user)
            : await Single(http, user);
        if (faults.AfterCommit(http))
            return;
        await Write(http, response);
    }

    /// <summary>The Web API's own address as this client calls it.</summary>
    public static string RootAddress(HttpRequest request) => $"{request.Scheme}://{request.Host}{Root}";

    private async Task<ApiResponse> Single(HttpContext http, Guid user)
    {
        JsonElement? body;
        try
        {
            body = await ReadBody(http);
        }
        catch (JsonException exception)
        {
            return ApiResponse.Error(Faults.BadPayload("", $"Microsoft.OData.ODataException: Invalid JSON: {exception.Message}"));
        }

        var query = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var headers = http.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ApiRequest(http.Request.Method, Path(http), query, headers, body) { Root = RootAddress(http.Request) };
        return await executor.Run(request, user, http.RequestAborted);
    }

    private static async Task<JsonElement?> ReadBody(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || http.Request.ContentLength is 0 || (http.Request.ContentLength is null && !http.Request.Headers.ContainsKey("Transfer-Encoding")))
            return null;
        using var document = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        return document.RootElement.Clone();
    }

    /// <summary>The path as it came, still encoded: a key value may hold an encoded slash.</summary>
    private static string Path(HttpContext http)
    {
        var raw = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = raw.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? raw : raw[..question];
        var at = path.IndexOf(Root, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : path[(at + Root.Length)..];
    }

    private static async Task Write(HttpContext http, ApiResponse response)
    {
        http.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
            http.Response.Headers[name] = value;
        if (response.Body is not { } body || response.Status is 204 or 304)
            return;
        http.Response.ContentType = response.ContentType;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
