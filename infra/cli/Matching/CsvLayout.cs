using System.Collections.Frozen;

namespace LeadSync.Cli.Matching;

/// <summary>The columns a file may have, in any order, and those it cannot do without.</summary>
internal sealed class CsvLayout
{
    private readonly FrozenDictionary<string, string> columns;
    private readonly string[][] needed;

    /// <param name="names">Each column as <c>name</c>, or as <c>name=other</c> where it is also known by another name.</param>
    /// <param name="needed">Of each group at least one column has to be there.</param>
    public CsvLayout(string[] names, params string[][] needed)
    {
        this.needed = needed;
        columns = names
            .SelectMany(name => name.Split('='), (name, known) => (Known: known, Column: name.Split('=')[0]))
            .ToFrozenDictionary(pair => pair.Known, pair => pair.Column, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Where each column stands in the file, or why the file cannot be read.</summary>
    public (FrozenDictionary<string, int>? Places, string? Obstacle) Arrange(IReadOnlyList<string> header)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, name) in header.Index())
            if (columns.TryGetValue(name.Trim(), out var column) && !places.TryAdd(column, place))
                return (null, $"has the column '{column}' twice: {Seen(header)}");
        foreach (var group in needed)
            if (!group.Any(places.ContainsKey))
                return (null, $"has no column {string.Join(" or ", group.Select(name => $"'{name}'"))}; it has: {Seen(header)}");
        return (places.ToFrozenDictionary(StringComparer.Ordinal), null);
    }

    private static string Seen(IReadOnlyList<string> header) =>
        header is [var only] && only.Contains(';', StringComparison.Ordinal)
            ? $"one, '{only}'. Columns are separated by commas."
            : $"{string.Join(", ", header)}.";
}
