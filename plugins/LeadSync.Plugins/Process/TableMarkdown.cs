using System.Collections.Generic;
using System.Linq;

namespace LeadSync.Plugins.Process;

/// <summary>Tables as Markdown, each under a heading.</summary>
internal static class TableMarkdown
{
    private const string Special = @"\`*_{}[]<>#|~";

    public static string Of(IEnumerable<ProcessTable> tables) => string.Join("\n", tables.Select(Of));

    private static string Of(ProcessTable table)
    {
        var lines = new[] { $"## {Escape(table.Caption)}", "", Line(table.Columns), "|" + string.Concat(Enumerable.Repeat("---|", table.Columns.Count)) };
        return string.Join("\n", lines.Concat(table.Rows.Select(Line))) + "\n";
    }

    private static string Line(IReadOnlyList<string> cells) => "| " + string.Join(" | ", cells.Select(Escape)) + " |";

    // A cell is one line.
    private static string Escape(string text) =>
        string.Concat(string.Join(" ", PlainText.Of(text).Split('\r', '\n').Select(line => line.Trim()).Where(line => line.Length > 0))
            .Select(letter => Special.IndexOf(letter) < 0 ? letter.ToString() : $@"\{letter}"));
}
