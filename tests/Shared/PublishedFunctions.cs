using System.Diagnostics;

namespace LeadSync.Tests.Shared;

/// <summary>The functions app as `dotnet publish` puts it out, from what is built; published once per test project.</summary>
internal static class PublishedFunctions
{
    private static readonly Lazy<Task<string>> Published = new(Publish);

    /// <summary>The configuration that the tests were built in: Debug or Release.</summary>
    public static string Configuration { get; } = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    /// <summary>The app folder.</summary>
    public static Task<string> Folder => Published.Value;

    private static async Task<string> Publish()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var project = Path.Combine(SharedData.RepositoryRoot, "functions", "LeadSync.Functions");
        var start = new ProcessStartInfo("dotnet", ["publish", project, "--no-build", "-c", Configuration, "-o", folder, "-v", "q", "-nologo"])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
        return folder;
    }
}
