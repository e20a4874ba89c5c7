using System.Collections.Frozen;

namespace LeadSync.Cli.Matching;

/// <summary>A line of a CSV file that has as many fields as the header.</summary>
internal readonly struct CsvRow(long line, string[] fields, FrozenDictionary<string, int> places)
{
    private const char ListSeparator = ';';

    /// <summary>The line of the file on which it begins.</summary>
    public long Line => line;

    /// <summary>The text in a column without the spaces around it; null where there is none, or no such column.</summary>
    public string? this[string column] =>
        places.TryGetValue(column, out var place) && fields[place].AsSpan().Trim() is { Length: > 0 } text
            ? text.Length == fields[place].Length ? fields[place] : text.ToString()
            : null;

    /// <summary>The texts of a list.</summary>
    public string[] List(string column) =>
        this[column]?.Split(ListSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
