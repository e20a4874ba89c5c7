namespace LeadSync.Cli.Scoring;

/// <summary>Files for what does not fit in memory: people's data, so nobody else may read them and none may stay behind.</summary>
internal static class TemporaryFile
{
    /// <summary>It goes away when it is closed, or the process ends in whatever way.</summary>
    public static FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 16 * 1024 };
        if (OperatingSystem.IsWindows()) options.Options = FileOptions.DeleteOnClose;
        else options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(Path.GetTempPath(), $"leadsync-{Path.GetRandomFileName()}");
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows()) File.Delete(path); // an open file without a name goes even where the process is killed
        return file;
    }
}
