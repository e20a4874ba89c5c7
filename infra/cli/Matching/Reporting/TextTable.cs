using System.Globalization;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>A table of plain text: the first column to the left, the others to the right.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> rows = [header];

    /// <summary>A share with its interval.</summary>
    public static string Text(double? value, Interval? interval) =>
        value is null || interval is not { } within ? "-" : string.Create(CultureInfo.InvariantCulture, $"{value:0.000} [{within.From:0.000}, {within.To:0.000}]");

    /// <summary>A share with its interval.</summary>
    public static string Text(Share share) => Text(share.Value, share.Interval);

    /// <summary>A figure with so many digits; a dash where there is none.</summary>
    public static string Text(double? value, int digits = 3) => value?.ToString($"F{digits}", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>So many of so many.</summary>
    public static string Counts(Share share) => $"{share.Count} / {share.Of}";

    /// <summary>A number.</summary>
    public static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    public void Add(params string[] row) => rows.Add(row);

    public void Write(TextWriter writer)
    {
        var widths = header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            writer.Write($"{string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd()}\n");
    }
}
