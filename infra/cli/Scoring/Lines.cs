namespace LeadSync.Cli.Scoring;

/// <summary>A line that is not blank, without its end; lines are counted from 1, blank ones included.</summary>
internal readonly record struct Line(long Number, ReadOnlyMemory<byte> Text);

/// <summary>Reads a file as blocks of whole lines. A byte order mark, CRLF and a missing last newline are all right.</summary>
internal sealed class Lines(InputFile file, InputProblems problems, IReadingProgress progress)
{
    private const int BlockSize = 256 * 1024;
    private const int LongestLine = 16 * 1024 * 1024;

    private long number;

    /// <summary>All lines, in order. Ends early where a line is too long, which is a refusal.</summary>
    public IEnumerable<List<Line>> Blocks()
    {
        var stream = file.Open();
        using var closing = file.StaysOpen ? null : stream;
        var buffer = new byte[BlockSize];
        var filled = SkipMark(buffer, stream.ReadAtLeast(buffer, 3, throwOnEndOfStream: false));
        for (var ended = false; !ended;)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
            ended = filled + read < buffer.Length;
            filled += read;
            var whole = ended ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (whole == 0 && !ended && buffer.Length >= LongestLine)
            {
                problems.Refuse(file.Name, number + 1, "is longer than 16 MiB.");
                yield break;
            }
            var lines = Split(buffer.AsMemory(0, whole));
            progress.Read(whole, number);
            if (lines.Count > 0) yield return lines;
            // What was handed out stays as it is: the rest moves to a new buffer.
            var next = new byte[whole == 0 ? buffer.Length * 2 : BlockSize < (filled - whole) * 2 ? (filled - whole) * 2 : BlockSize];
            buffer.AsSpan(whole, filled - whole).CopyTo(next);
            (buffer, filled) = (next, filled - whole);
        }
    }

    private static int SkipMark(byte[] buffer, int filled)
    {
        if (!buffer.AsSpan(0, filled).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return filled;
        buffer.AsSpan(3, filled - 3).CopyTo(buffer);
        return filled - 3;
    }

    private List<Line> Split(ReadOnlyMemory<byte> block)
    {
        var lines = new List<Line>(block.Length / 200);
        while (block.Length > 0)
        {
            var end = block.Span.IndexOf((byte)'\n');
            var line = end < 0 ? block : block[..end];
            block = end < 0 ? default : block[(end + 1)..];
            number++;
            if (line.Span.TrimEnd(" \t\r"u8).Length is > 0 and var length) lines.Add(new Line(number, line[..length]));
        }
        return lines;
    }
}

/// <summary>Hears how far the reading is.</summary>
internal interface IReadingProgress
{
    /// <summary>That many bytes more; so many lines of the file so far.</summary>
    void Read(int bytes, long lines);
}
