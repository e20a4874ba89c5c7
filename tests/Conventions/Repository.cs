using System.Xml.Linq;
using LeadSync.Tests.Shared;

namespace LeadSync.Tests.Conventions;

/// <summary>The files of the repository, as far as people write them.</summary>
internal static class Repository
{
    private static readonly string[] Rooms = ["functions", "plugins", "solution", "infra", "tests"];
    private static readonly string[] NotOurs = ["bin", "obj", "Generated", "node_modules", "BenchmarkDotNet.Artifacts"];

    /// <summary>All source files by hand, relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> Sources =>
        Rooms.SelectMany(room => Files(room, "*.cs")).Where(path => !path.EndsWith(".g.cs", StringComparison.Ordinal));

    /// <summary>The projects that ship, by their name.</summary>
    public static Dictionary<string, XElement> ShippedProjects { get; } = Rooms
        .Where(room => room != "tests")
        .SelectMany(room => Files(room, "*.csproj"))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => XElement.Load(Full(path)));

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Full(path));

    /// <summary>What a project includes of one kind of item.</summary>
    public static IEnumerable<string> Items(XElement project, string item) =>
        project.Descendants(item).Select(element => (string?)element.Attribute("Include") ?? "").Where(name => name.Length > 0);

    private static string Full(string path) => Path.Combine(SharedData.RepositoryRoot, path);

    private static IEnumerable<string> Files(string room, string pattern)
    {
        if (!Directory.Exists(Full(room)))
            return [];
        return Directory.EnumerateFiles(Full(room), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SharedData.RepositoryRoot, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(NotOurs.Contains))
            .Order(StringComparer.Ordinal);
    }
}
