using System.Globalization;
using System.Text.Json;
using LeadSync.Functions.Tests.Dataverse;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>The change tracking of the stand-in: a delta link names how a table stood, and the rows that differ since are answered.</summary>
internal sealed class LittleChanges
{
    private const string Token = "$deltatoken=";

    private readonly List<Dictionary<string, string>> pasts = [];

    /// <summary>Links given before this one are too old.</summary>
    public int OldestToken { get; set; }

    /// <summary>How many links were given.</summary>
    public int Given => pasts.Count;

    public static bool Concerns(Received request) =>
        request.PathAndQuery.Contains("/accounts", StringComparison.Ordinal)
        && (request.PathAndQuery.Contains(Token, StringComparison.Ordinal) || request.Headers.GetValueOrDefault("Prefer", "").Contains("track-changes", StringComparison.Ordinal));

    public Reply Answer(Received request, string set, object[] rows)
    {
        var now = rows.Select(row => JsonSerializer.Serialize(row)).DistinctBy(Id).ToDictionary(Id);
        var before = new Dictionary<string, string>();
        if (request.PathAndQuery.Split(Token) is [_, var token])
        {
            var number = int.Parse(token, CultureInfo.InvariantCulture);
            if (number < OldestToken) return Reply.Error(400, "0x80044352", "Version stamp associated with the client has expired. Please perform a full sync.");
            before = pasts[number];
        }
        pasts.Add(now);
        var changed = now.Where(row => before.GetValueOrDefault(row.Key) != row.Value).Select(row => row.Value);
        var gone = before.Keys.Except(now.Keys).Select(id => $$"""{"@odata.context":"x#{{set}}/$deletedEntity","id":"{{id}}","reason":"deleted"}""");
        return new Reply(200, $$"""{"@odata.deltaLink":"{{set}}?{{Token}}{{pasts.Count - 1}}","value":[{{string.Join(',', changed.Concat(gone))}}]}""");
    }

    private static string Id(string row) => JsonElement.Parse(row).GetProperty("accountid").GetString()!;
}
