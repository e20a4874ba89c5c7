using System.Text.Json;

namespace LeadSync.Tests.Shared.FunctionsHost;

/// <summary>What the host makes of an answer.</summary>
internal enum Verdict
{
    Success,

    /// <summary>The messages come again.</summary>
    Failure,

    /// <summary>2xx without a body: the real host would wait until its time-out, and then restart the handler.</summary>
    Hang,
}

/// <summary>Judges answers as the host does.</summary>
internal static class Verdicts
{
    public static async Task<Verdict> Of(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode) return Verdict.Failure;
        var body = await answer.Content.ReadAsStringAsync();
        if (body.Length == 0 || body == "null") return Verdict.Hang;
        if (answer.Content.Headers.ContentType?.MediaType is not ("application/json" or "text/json")) return Verdict.Failure;
        try
        {
            return JsonElement.Parse(body).ValueKind == JsonValueKind.Object ? Verdict.Success : Verdict.Failure;
        }
        catch (JsonException)
        {
            return Verdict.Failure;
        }
    }
}
