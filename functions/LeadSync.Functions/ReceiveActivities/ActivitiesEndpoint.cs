using LeadSync.Functions.Intake;
using LeadSync.Functions.Intake.CloudEvents;

namespace LeadSync.Functions.ReceiveActivities;

/// <summary>
/// POST /api/activities/{source}: 202 once everything is durable, with <c>{"accepted","ignored","rejected"}</c>;
/// otherwise a problem that names the place. OPTIONS on cloudevents is its handshake.
/// </summary>
internal static class ActivitiesEndpoint
{
    private const int RetryAfterSeconds = 5;

    public static IEndpointRouteBuilder MapActivities(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/activities/{source}", Post);
        endpoints.MapMethods("/api/activities/cloudevents", [HttpMethods.Options], Handshake.Answer);
        return endpoints;
    }

    private static async Task<IResult> Post(string source, HttpContext context, ActivitiesReceiver receiver, ILoggerFactory logs)
    {
        var request = context.Request;
        var (wire, body, problem) = await RequestBody.Read(request, context.RequestAborted);
        if (problem != BodyProblem.None)
            return Refuse(problem);
        try
        {
            var incoming = new IncomingRequest(request.Headers, request.Query, request.ContentType, wire, body);
            return Answer(await receiver.Receive(source, incoming, context.RequestAborted));
        }
        // Process edge: whatever keeps the activities from being durable, the sender may only hear "not now".
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            logs.CreateLogger("LeadSync.ReceiveActivities").LogError(failure, "Activities of {Source} could not be stored", source);
            context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
            return Results.Problem("The activities can't be stored now.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Answer(Receipt receipt) => receipt switch
    {
        Receipt.Durable durable => Results.Json(
            new
            {
                accepted = durable.Accepted,
                ignored = durable.Ignored.Select(ToJson),
                rejected = durable.Rejected.Select(ToJson),
            },
            statusCode: StatusCodes.Status202Accepted),
        Receipt.UnknownSource => Results.Problem(
            "No source of this name is configured: LeadSync:Sources:<name>:Secret.", statusCode: StatusCodes.Status404NotFound),
        Receipt.NotUnderstood { Reading: Reading.UnsupportedFormat format } => Results.Problem(
            format.Reason, statusCode: StatusCodes.Status415UnsupportedMediaType),
        Receipt.NotUnderstood { Reading: Reading.Malformed malformed } => Malformed(malformed),
        _ => Results.Problem("The signature or token is missing or wrong.", statusCode: StatusCodes.Status401Unauthorized),
    };

    private static IResult Malformed(Reading.Malformed malformed)
    {
        var place = new Dictionary<string, object?>();
        if (malformed.Path is { } path)
            place.Add("path", path);
        if (malformed.Line is { } line)
            place.Add("line", line);
        if (malformed.BytePosition is { } position)
            place.Add("bytePosition", position);
        return Results.Problem(malformed.Reason, statusCode: StatusCodes.Status400BadRequest, extensions: place);
    }

    private static IResult Refuse(BodyProblem problem) => problem switch
    {
        BodyProblem.TooLarge => Results.Problem(
            $"The body is longer than {RequestBody.MaxLength} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge),
        BodyProblem.UnknownEncoding => Results.Problem(
            "Only Content-Encoding gzip is taken.", statusCode: StatusCodes.Status415UnsupportedMediaType),
        _ => Results.Problem("The body is not valid gzip.", statusCode: StatusCodes.Status400BadRequest),
    };

    private static object ToJson(RefusedItem item) => new { index = item.Index, reason = item.Reason };
}
