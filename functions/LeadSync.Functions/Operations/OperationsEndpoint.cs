using System.Text.Json;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Intake;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Operations;

/// <summary>
/// POST /api/operations/{name}: what operators do. Every call carries the operator key as <c>x-leadsync-operator</c>;
/// whatever is personal travels in bodies alone.
/// </summary>
internal static class OperationsEndpoint
{
    /// <summary>The header that carries the operator key.</summary>
    public const string KeyHeader = "x-leadsync-operator";

    /// <summary>The group that operations are mapped in; nothing in it runs without the key.</summary>
    public static RouteGroupBuilder MapOperations(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/operations");
        group.AddEndpointFilter(async (call, next) => IsOperator(call.HttpContext) ? await next(call) : Refused());
        return group;
    }

    /// <summary>Reads a body of a few fields, or says what is wrong with it. Unknown fields are an error: a misspelt one would quietly not apply.</summary>
    public static async Task<(T? Body, IResult? Problem)> Read<T>(HttpContext context) where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Strict, context.RequestAborted) is { } body
                ? (body, null)
                : (null, Results.Problem("The body must be a JSON object.", statusCode: StatusCodes.Status400BadRequest));
        }
        catch (JsonException error)
        {
            // The serializer's message may quote the value; path and place name it well enough.
            var place = string.IsNullOrEmpty(error.Path) || error.Path == "$" ? "" : $" at {error.Path}";
            return (null, Results.Problem($"The body is not as it must be{place}, line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.",
                statusCode: StatusCodes.Status400BadRequest));
        }
    }

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static bool IsOperator(HttpContext context)
    {
        var key = context.RequestServices.GetRequiredService<IOptions<LeadSyncOptions>>().Value.OperatorKey;
        return key.Length > 0 && Secrets.AreEqual(context.Request.Headers[KeyHeader].ToString(), key);
    }

    private static IResult Refused() => Results.Problem(
        $"The header {KeyHeader} is missing or wrong; it must be the setting LeadSync:OperatorKey.", statusCode: StatusCodes.Status401Unauthorized);
}
