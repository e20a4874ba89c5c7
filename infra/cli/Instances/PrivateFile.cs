namespace LeadSync.Cli.Instances;

/// <summary>Files that nobody but the owner may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes beside and renames, so that a reader sees the old or the new content; the mode is set before the first byte.</summary>
    public static void Write(string path, byte[] content)
    {
        var beside = path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(beside, options)) stream.Write(content);
        File.Move(beside, path, overwrite: true);
    }
}
