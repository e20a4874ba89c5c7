using System.Text;

namespace LeadSync.Cli.Scoring;

/// <summary>
/// Takes lines of UTF-8 to stdout or into a file. A file is written beside its place and moved there only when it is
/// whole, so that nobody takes the half of a result for the result.
/// </summary>
internal sealed class ResultLines : IDisposable
{
    private const int Portion = 64 * 1024;

    private readonly TextWriter writer;
    private readonly FileStream? file;
    private readonly string? path;
    private readonly MemoryStream portion = new();

    public ResultLines(TextWriter writer, string? path)
    {
        (this.writer, this.path) = (writer, path);
        if (path is not null) file = new FileStream(Beside(path), FileMode.Create, FileAccess.Write);
    }

    /// <summary>Adds whole lines, their ends included.</summary>
    public void Add(ReadOnlySpan<byte> lines)
    {
        portion.Write(lines);
        if (portion.Length >= Portion) Flush();
    }

    /// <summary>Says that the result is whole.</summary>
    public void Complete()
    {
        Flush();
        if (file is null) return;
        file.Dispose();
        File.Move(file.Name, path!, overwrite: true);
    }

    public void Dispose()
    {
        portion.Dispose();
        file?.Dispose();
        if (file is not null) File.Delete(file.Name);
    }

    private void Flush()
    {
        var bytes = portion.GetBuffer().AsSpan(0, (int)portion.Length);
        if (file is null) writer.Write(Encoding.UTF8.GetString(bytes));
        else file.Write(bytes);
        portion.SetLength(0);
    }

    private static string Beside(string path) => path + ".new";
}
