namespace LeadSync.Cli.Instances;

/// <summary>The folder that holds all state of a local instance. A marker file says that LeadSync made it.</summary>
internal static class DataFolder
{
    private const string Marker = ".leadsync-data";

    /// <summary>Makes the folder ready; gives null, or why it may not be used.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="fresh">Empties it first, but only where LeadSync made it.</param>
    public static string? Prepare(string folder, bool fresh)
    {
        var marker = Path.Combine(folder, Marker);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(marker))
            return $"{folder} holds files that are not LeadSync's: give another folder with --data.";
        if (fresh && File.Exists(marker)) Directory.Delete(folder, recursive: true);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(marker, "All state of a local LeadSync instance. `leadsync up --fresh` empties this folder.\n");
        return null;
    }
}
