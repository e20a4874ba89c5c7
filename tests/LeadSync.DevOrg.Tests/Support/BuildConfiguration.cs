namespace LeadSync.DevOrg.Tests.Support;

/// <summary>Debug or Release, as these tests were built.</summary>
internal static class BuildConfiguration
{
    public static string Name { get; } =
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
}
