using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>Leaves out what a lead has already: a value that does not change is not written.</summary>
internal static class LeadDifference
{
    private const string Bind = "@odata.bind";

    /// <summary>The columns of <paramref name="wanted"/> whose value in the row is another.</summary>
    public static JsonObject Of(JsonElement row, JsonObject wanted)
    {
        var changes = new JsonObject();
        foreach (var (column, value) in wanted)
            if (!(column.EndsWith(Bind, StringComparison.Ordinal) ? IsBound(row, column, value) : IsEqual(row, column, value)))
                changes[column] = value?.DeepClone();
        return changes;
    }

    private static bool IsEqual(JsonElement row, string column, JsonNode? value)
    {
        if (!row.TryGetProperty(column, out var present) || present.ValueKind == JsonValueKind.Null) return value is null;
        if (value is null) return false;
        return present.ValueKind switch
        {
            JsonValueKind.String => value.GetValueKind() == JsonValueKind.String && present.GetString() == value.GetValue<string>(),
            // 40.5 and 40.50 are one number.
            JsonValueKind.Number => decimal.TryParse(value.ToJsonString(), NumberStyles.Float,
                CultureInfo.InvariantCulture, out var number) && present.TryGetDecimal(out var other) && number == other,
            JsonValueKind.True or JsonValueKind.False => value.GetValueKind() == present.ValueKind,
            _ => false,
        };
    }

    private static bool IsBound(JsonElement row, string column, JsonNode? value)
    {
        var lookup = $"_{column[..^Bind.Length].ToLowerInvariant()}_value";
        var present = row.TryGetProperty(lookup, out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        var wanted = value?.GetValue<string>();
        return present is null || wanted is null ? present == wanted : wanted.Contains(present, StringComparison.OrdinalIgnoreCase);
    }
}
