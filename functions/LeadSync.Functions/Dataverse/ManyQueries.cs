using System.Text.Json;

namespace LeadSync.Functions.Dataverse;

/// <summary>Reading the rows that meet any of many conditions.</summary>
internal static class ManyQueries
{
    /// <summary>Well below the platform's 32 KB, for gateways in between are stricter.</summary>
    private const int LongestFilter = 6000;

    /// <summary>All rows of as few queries as the length of filters allows; none where there are no conditions.</summary>
    /// <param name="client">The CRM.</param>
    /// <param name="query">Up to and with <c>$filter=</c>; a condition for all rows may stand there, with <c>and</c> after it.</param>
    /// <param name="conditions">Any of which a row has to meet.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<Answer<List<JsonElement>>> QueryAny(
        this DataverseClient client, string query, IEnumerable<string> conditions, CancellationToken cancel)
    {
        var all = new List<JsonElement>();
        foreach (var filter in OData.AnyOf(conditions, LongestFilter))
        {
            var rows = await client.Query($"{query}({filter})", cancel);
            if (rows.Failed) return rows.Error;
            all.AddRange(rows.Value);
        }
        return all;
    }
}
