namespace LeadSync.Solution.Tests.Checking;

/// <summary>A copy of the project's own source in a temporary folder, into which a test plants an error.</summary>
internal sealed class PlantedSource : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadsync-solution-").FullName;

    public PlantedSource()
    {
        foreach (var path in Source.Open().Paths)
        {
            var target = Path.Combine(_folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Source.Folder, path), target);
        }
    }

    public SolutionSource Open() => SolutionSource.Open(_folder);

    /// <summary>Replaces the first occurrence in the first file whose path starts so and that contains the text.</summary>
    /// <returns>The path of the file.</returns>
    public string Replace(string path, string text, string replacement)
    {
        var file = Open().Paths.First(found => found.StartsWith(path, StringComparison.Ordinal)
            && Text(found).Contains(text, StringComparison.Ordinal));
        var content = Text(file);
        var start = content.IndexOf(text, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, file), content[..start] + replacement + content[(start + text.Length)..]);
        return file;
    }

    public void Add(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Remove(string path) => File.Delete(Path.Combine(_folder, path));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Text(string path) => File.ReadAllText(Path.Combine(_folder, path));
}
