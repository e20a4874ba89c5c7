using System.IO.Compression;

namespace LeadSync.Solution.Packing;

/// <summary>A zip whose bytes depend on nothing but its entries: ordinal order, one fixed time, no file attributes.</summary>
internal static class StableZip
{
    /// <summary>The first instant that a zip can express.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(SortedDictionary<string, byte[]> files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Epoch;
                entry.ExternalAttributes = 0;
                using var target = entry.Open();
                target.Write(content);
            }
        return stream.ToArray();
    }
}
