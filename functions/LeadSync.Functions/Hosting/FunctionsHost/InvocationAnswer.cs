using System.Text.Json;

namespace LeadSync.Functions.Hosting.FunctionsHost;

/// <summary>
/// What the host is answered. A success has a body of JSON in any case: on an empty one the host would wait until its
/// time-out. Whatever is not 2xx fails the invocation, and the host drops the body.
/// </summary>
internal static class InvocationAnswer
{
    private static readonly JsonSerializerOptions AsWritten = new() { PropertyNamingPolicy = null };

    /// <summary>Done. The lines appear in the function's log.</summary>
    public static IResult Done(params string[] log) => Answer(new Dictionary<string, object>(), log);

    /// <summary>Done, with the answer to the caller of an HTTP trigger.</summary>
    public static IResult Http(string binding, object response) => Answer(new Dictionary<string, object> { [binding] = response }, []);

    /// <summary>Not now: the host gives the messages back, and they are delivered again.</summary>
    public static IResult NotNow(string reason) => Results.Problem(reason, statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <summary>Never: this is no call that the function can understand.</summary>
    public static IResult NotUnderstood(string reason) => Results.Problem(reason, statusCode: StatusCodes.Status400BadRequest);

    private static IResult Answer(IReadOnlyDictionary<string, object> outputs, IReadOnlyList<string> logs) =>
        Results.Json(new { Outputs = outputs, Logs = logs, ReturnValue = (object?)null }, AsWritten);
}
