namespace LeadSync.Tests.Shared;

/// <summary>
/// Real payloads and labelled data that stand beside the checkout, in ../shared/data. They are read from there and
/// copied nowhere; where they are absent a test skips with a reason.
/// </summary>
internal static class SharedData
{
    /// <summary>The root folder of the repository.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    private static string Folder { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", "data"));

    /// <summary>The full path of a file or folder of ../shared/data; skips the running test where it is absent.</summary>
    public static string Need(string relativePath)
    {
        var path = Path.Combine(Folder, relativePath);
        Assert.SkipUnless(Path.Exists(path), $"../shared/data/{relativePath} is not here.");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "LeadSync.sln")))
                return folder;
        throw new InvalidOperationException($"No LeadSync.sln above {AppContext.BaseDirectory}.");
    }
}
