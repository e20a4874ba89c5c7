namespace LeadSync.Cli.Matching;

/// <summary>What makes the id of a line unusable.</summary>
internal static class RowId
{
    /// <summary>Why the line is left out whatever else stands in it, or null.</summary>
    public static string? Obstacle(CsvRow row) => row["id"] switch
    {
        null => "id: is missing.",
        var id when id.AsSpan().ContainsAny('\n', '\r') => "id: holds a line break.",
        _ => null,
    };

    /// <summary>Why the line is left out though all of it is in order, or null. The first such line of an id counts.</summary>
    public static string? Repetition(CsvRow row, HashSet<string> seen) => seen.Add(row["id"]!) ? null : "id: stands in an earlier line already.";
}
