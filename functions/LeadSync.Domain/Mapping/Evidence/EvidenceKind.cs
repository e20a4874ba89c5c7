using System.Globalization;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>One thing that is compared, and the ways in which it can come out. Each way is a level with a weight.</summary>
internal sealed class EvidenceKind(string name, string group, IReadOnlyList<string> levels)
{
    /// <summary>Its name in the table of weights.</summary>
    public string Name { get; } = name;

    /// <summary>What a person is told it is: several kinds of name evidence are one to them.</summary>
    public string Group { get; } = group;

    /// <summary>The names of its levels, in order.</summary>
    public IReadOnlyList<string> Levels { get; } = levels;

    /// <summary>Its place among all kinds.</summary>
    public int Place { get; set; }

    /// <summary>True where the levels are ranges of an amount, in ascending order.</summary>
    public bool HasRanges => Edges.Length > 0;

    private double[] Edges { get; init; } = [];

    /// <summary>A kind whose levels are ranges of an amount.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="group">What a person is told it is.</param>
    /// <param name="edges">Where one range ends and the next begins, ascending.</param>
    public static EvidenceKind OfRanges(string name, string group, params double[] edges)
    {
        static string Text(double edge) => edge.ToString("0.##", CultureInfo.InvariantCulture);
        var levels = new List<string> { $"below {Text(edges[0])}" };
        for (var at = 1; at < edges.Length; at++) levels.Add($"{Text(edges[at - 1])} to {Text(edges[at])}");
        levels.Add($"from {Text(edges[^1])}");
        return new EvidenceKind(name, group, levels) { Edges = edges };
    }

    /// <summary>The range that an amount falls into.</summary>
    public byte LevelOf(double amount)
    {
        byte level = 0;
        while (level < Edges.Length && amount >= Edges[level]) level++;
        return level;
    }
}
