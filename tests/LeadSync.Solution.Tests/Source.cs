using LeadSync.Tests.Shared;

namespace LeadSync.Solution.Tests;

/// <summary>The project's own unpacked solution.</summary>
internal static class Source
{
    public static string Folder { get; } = Path.Combine(SharedData.RepositoryRoot, "solution", "src");

    public static SolutionSource Open() => SolutionSource.Open(Folder);
}
