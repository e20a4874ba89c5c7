using System.Text.Json;

namespace LeadSync.Functions.Dataverse;

/// <summary>Small pieces of the Web API's grammar.</summary>
internal static class OData
{
    /// <summary>A text literal, with quotes doubled and escaped for an address.</summary>
    public static string Text(string value) => $"'{Uri.EscapeDataString(value.Replace("'", "''", StringComparison.Ordinal))}'";

    /// <summary>
    /// Joins conditions with <c>or</c> into as few filters as fit the length. A condition longer than that stands alone.
    /// </summary>
    public static IEnumerable<string> AnyOf(IEnumerable<string> conditions, int longest)
    {
        const string Or = "%20or%20";
        var filter = "";
        foreach (var condition in conditions)
        {
            if (filter.Length > 0 && filter.Length + Or.Length + condition.Length > longest)
            {
                yield return filter;
                filter = "";
            }
            filter = filter.Length == 0 ? condition : filter + Or + condition;
        }
        if (filter.Length > 0) yield return filter;
    }

    /// <summary>A text column; absent, null and blank are all null.</summary>
    public static string? Text(this JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()
            : null;

    /// <summary>A whole number or choice column.</summary>
    public static int? Number(this JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>A date and time column.</summary>
    public static DateTimeOffset? Time(this JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time : null;

    /// <summary>An id column, such as a primary key or <c>_lookup_value</c>.</summary>
    public static Guid? Id(this JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id) ? id : null;
}
