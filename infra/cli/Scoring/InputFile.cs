namespace LeadSync.Cli.Scoring;

/// <summary>One of the inputs: what messages call it, and how it is opened, as often as needed.</summary>
internal sealed record InputFile(string Name, Func<Stream> Open, long Length)
{
    /// <summary>Whether readers leave the stream open.</summary>
    public bool StaysOpen { get; private init; }

    public static InputFile Of(string name, string path) => new(name, () => OpenRead(path), new FileInfo(path).Length);

    /// <summary>A file that has no path; each reading begins at its start.</summary>
    public static InputFile Of(string name, FileStream open) => new(name, () => FromStart(open), open.Length) { StaysOpen = true };

    private static FileStream OpenRead(string path) =>
        new(path, new FileStreamOptions { Access = FileAccess.Read, Mode = FileMode.Open, Options = FileOptions.SequentialScan, BufferSize = 0 });

    private static FileStream FromStart(FileStream open)
    {
        open.Position = 0;
        return open;
    }
}
