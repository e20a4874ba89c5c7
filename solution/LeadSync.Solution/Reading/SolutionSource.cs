namespace LeadSync.Solution;

/// <summary>The unpacked solution: the folder that people edit.</summary>
public sealed class SolutionSource
{
    private readonly string _folder;

    private SolutionSource(string folder, IReadOnlyList<string> paths)
    {
        _folder = folder;
        Paths = paths;
    }

    /// <summary>Every file, relative to the folder, with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>
    /// Lists the folder. A folder that does not exist is an empty source, which checking and packing then refuse.
    /// </summary>
    public static SolutionSource Open(string folder)
    {
        var paths = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal).ToArray()
            : [];
        return new SolutionSource(folder, paths);
    }

    /// <summary>The content of one of <see cref="Paths"/>.</summary>
    public byte[] Read(string path) => File.ReadAllBytes(Path.Combine(_folder, path));
}
