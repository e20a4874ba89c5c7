using System.Buffers;
using System.Text;

namespace LeadSync.Cli.Matching;

/// <summary>Writes fields of CSV lines as RFC 4180 has it.</summary>
internal static class CsvField
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Adds a text, in quotes where it needs them.</summary>
    public static StringBuilder AddField(this StringBuilder lines, string text) =>
        text.AsSpan().ContainsAny(Special) ? lines.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"') : lines.Append(text);
}
