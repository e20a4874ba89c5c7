using System.Security.Cryptography;
using System.Text;
using LeadSync.Functions.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.ReceiveCrmChanges;

/// <summary>
/// POST /api/crm/changes: the webhook of the solution's service endpoint. The platform looks at the status alone and
/// tries again, once, only after 502, 503 and 504; so whatever passes answers 503.
/// </summary>
internal static class CrmChangesEndpoint
{
    /// <summary>The header that carries the shared secret.</summary>
    public const string KeyHeader = "x-leadsync-key";

    /// <summary>Dataverse posts 256 KB at most; the rest is room for escapes.</summary>
    private const long LongestBody = 1024 * 1024;

    public static IEndpointRouteBuilder MapCrmChanges(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/crm/changes", Receive).WithMetadata(new RequestSizeLimitAttribute(LongestBody));
        return endpoints;
    }

    private static async Task<IResult> Receive(
        HttpContext context, CrmChangesReceiver receiver, IOptions<LeadSyncOptions> options, ILoggerFactory logs)
    {
        if (!IsKey(context.Request.Headers[KeyHeader].ToString(), options.Value.CrmChangesKey))
            return Results.Problem($"The header {KeyHeader} is missing or wrong.", statusCode: StatusCodes.Status401Unauthorized);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        try
        {
            var (result, problem) = await receiver.Receive(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
            return result == ReceivedChange.NotUnderstood
                ? Results.Problem($"Not a RemoteExecutionContext: {problem}.", statusCode: StatusCodes.Status400BadRequest)
                : Results.Json(new { queued = result == ReceivedChange.Queued }, statusCode: StatusCodes.Status202Accepted);
        }
        catch (Exception failure) when (failure is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            // The edge of the process: whatever kept the change from the queue, the platform may only hear "not now".
            logs.CreateLogger("LeadSync.ReceiveCrmChanges").LogError(failure, "A change of the CRM could not be queued");
            return Results.Problem("The change cannot be stored now.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Constant-time, and the length is not told either: both sides are hashed. Without a configured key nothing passes.</summary>
    private static bool IsKey(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)))
        && expected.Length > 0;
}
