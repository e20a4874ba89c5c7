namespace LeadSync.Functions.Intake.CloudEvents;

/// <summary>
/// The permission that CloudEvents senders ask for before they post (OPTIONS with WebHook-Request-Origin). It is granted to
/// every origin: only who knows the secret can post. The callback of a request is never called, for it could name
/// any host.
/// </summary>
internal static class Handshake
{
    public static IResult Answer(HttpRequest request, HttpResponse response)
    {
        if (request.Headers["WebHook-Request-Origin"] is not [{ Length: > 0 } origin])
            return Results.Problem("The header WebHook-Request-Origin is missing.", statusCode: StatusCodes.Status400BadRequest);
        response.Headers["WebHook-Allowed-Origin"] = origin;
        if (request.Headers.ContainsKey("WebHook-Request-Rate"))
            response.Headers["WebHook-Allowed-Rate"] = "*";
        response.Headers.Allow = "POST";
        return Results.Ok();
    }
}
