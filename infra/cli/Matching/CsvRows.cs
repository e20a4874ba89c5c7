using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace LeadSync.Cli.Matching;

/// <summary>
/// Reads a CSV file line by line as RFC 4180 has it; UTF-8, with or without a byte order mark. A line that breaks the
/// rules is named and left out.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    private const int LongestField = 1_000_000;
    private const int RowsPerReport = 4_096;

    // No text may hold this character, so where it stands afterwards, bytes were no UTF-8.
    private const char NotUtf8 = '\uFFFE';

    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(NotUtf8.ToString()));

    private readonly CsvReading reading;
    private readonly Stream stream;
    private readonly CsvParser parser;
    private FrozenDictionary<string, int> places = FrozenDictionary<string, int>.Empty;
    private int columns;
    private bool isBroken;
    private long reported;

    private CsvRows(CsvReading reading)
    {
        this.reading = reading;
        stream = reading.File.Open();
        parser = new CsvParser(new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            IgnoreBlankLines = false, // else lines are counted wrong
            MaxFieldSize = LongestField,
            BadDataFound = _ => isBroken = true,
        });
    }

    /// <summary>Opens a file and reads its header; null where that is refused.</summary>
    public static CsvRows? Open(CsvReading reading, CsvLayout layout)
    {
        var rows = new CsvRows(reading);
        if (rows.ReadHeader(layout)) return rows;
        rows.Dispose();
        return null;
    }

    /// <summary>All lines that are in order. Ends early where nothing after a line can be read, which is a refusal.</summary>
    public IEnumerable<CsvRow> Read(CancellationToken cancel)
    {
        for (long line = parser.RawRow + 1, rows = 0; Next(line) is { } fields; line = parser.RawRow + 1)
        {
            if (++rows % RowsPerReport == 0) Report(line);
            cancel.ThrowIfCancellationRequested();
            if (fields is [""]) continue;
            if (Obstacle(fields) is { } obstacle) reading.Problems.BadLine(reading.File.Name, line, obstacle);
            else yield return new CsvRow(line, fields, places);
        }
        Report(parser.RawRow);
    }

    /// <summary>Names a line whose content is not in order.</summary>
    public void Leave(CsvRow row, string reason) => reading.Problems.BadLine(reading.File.Name, row.Line, reason);

    public void Dispose() => parser.Dispose();

    private bool ReadHeader(CsvLayout layout)
    {
        if (Next(1) is not { } header || header is [""])
        {
            if (reading.Problems.Refusal is null) reading.Problems.Refuse(reading.File.Name, 1, "is empty; the first line names the columns.");
            return false;
        }
        var (found, obstacle) = layout.Arrange(header);
        if (found is null) reading.Problems.Refuse(reading.File.Name, 1, obstacle!);
        else (places, columns) = (found, header.Length);
        return found is not null;
    }

    private string[]? Next(long line)
    {
        isBroken = false;
        try
        {
            return parser.Read() ? parser.Record : null;
        }
        catch (MaxFieldSizeException)
        {
            reading.Problems.Refuse(reading.File.Name, line, string.Create(CultureInfo.InvariantCulture, $"has a field of more than {LongestField:N0} characters. Is a quote not closed?"));
            return null;
        }
    }

    private string? Obstacle(string[] fields)
    {
        if (isBroken) return "a quote stands where none may, or is not closed.";
        if (Array.Exists(fields, field => field.Contains(NotUtf8, StringComparison.Ordinal))) return "is not UTF-8.";
        return fields.Length == columns ? null : $"has {fields.Length} columns; the header has {columns}.";
    }

    private void Report(long line)
    {
        if (!stream.CanSeek) return;
        var position = stream.Position;
        reading.Progress.Read((int)(position - reported), line);
        reported = position;
    }
}
