using System.Text.Json;

namespace LeadSync.DevOrg.WebApi;

/// <summary>One request of the Web API, alone or out of a batch.</summary>
/// <param name="Method">HTTP method, upper case.</param>
/// <param name="Path">Path below /api/data/v9.2/, still percent-encoded, without query.</param>
/// <param name="Query">Query parameters, decoded.</param>
/// <param name="Headers">Headers by name, any case.</param>
/// <param name="Body">The JSON body; null where there is none.</param>
internal sealed record ApiRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, JsonElement? Body)
{
    /// <summary>The address of the Web API as the client knows it, ending in a slash.</summary>
    public required string Root { get; init; }

    /// <summary>Entities created earlier in the same change set, by Content-ID.</summary>
    public IReadOnlyDictionary<string, string> ContentIds { get; init; } = new Dictionary<string, string>();

    public Preferences Prefer => field ??= Preferences.Read(Header("Prefer"));

    public bool IsRead => Method == "GET";

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? Option(string name) => Query.GetValueOrDefault(name);

    /// <summary>The body as a JSON object.</summary>
    public JsonElement RequireBody() => Body is { ValueKind: JsonValueKind.Object } body
        ? body
        : throw Faults.BadRequest("The request body must be a JSON object.");
}
