namespace LeadSync.Cli.Solutions;

/// <summary>Where the solution's source, default rows and plug-in assembly lie: in the checkout around the tool, else beside it.</summary>
internal sealed record SolutionFiles(string Source, string Data, string PlugIns)
{
    /// <summary>The checkout that the tool runs from, or null for a published tool.</summary>
    public static string? Checkout { get; } = Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory);

    /// <summary>Microsoft's customization schemas beside the checkout, or null where they are not.</summary>
    public static string? Schemas { get; } =
        Checkout is { } checkout && Path.Combine(checkout, "..", "shared", "data", "xsd") is var folder && Directory.Exists(folder) ? folder : null;

    public static SolutionFiles Locate()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "solution");
        var root = Checkout is { } checkout ? Path.Combine(checkout, "solution") : beside;
        return new SolutionFiles(Path.Combine(root, "src"), Path.Combine(root, "data"), Path.Combine(beside, "LeadSync.Plugins.dll"));
    }

    private static string? Above(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, "LeadSync.sln")))
                return at;
        return null;
    }
}
