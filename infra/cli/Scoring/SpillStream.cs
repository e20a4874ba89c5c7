namespace LeadSync.Cli.Scoring;

/// <summary>Written first, read then. What is more than a little moves to a temporary file.</summary>
internal sealed class SpillStream(int inMemory) : IDisposable
{
    private Stream stream = new MemoryStream();

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (stream is MemoryStream small && small.Length + bytes.Length > inMemory)
        {
            stream = TemporaryFile.Create();
            small.WriteTo(stream);
        }
        stream.Write(bytes);
    }

    public byte[] ReadAll()
    {
        var all = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(all);
        return all;
    }

    public void Dispose() => stream.Dispose();
}
