namespace LeadSync.DevOrg;

/// <summary>Where an organisation lives and what is installed in it.</summary>
public sealed record DevOrgOptions
{
    /// <summary>Folder of the SQLite file; created where missing. Everything in it survives a restart.</summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// The packed managed solution. Imported at start where it is not installed yet or newer than what is; the same
    /// version is left alone, an older one stops the start. Null installs nothing.
    /// </summary>
    public byte[]? SolutionZip { get; init; }

    /// <summary>
    /// Path of LeadSync.PluginWorker.exe: plug-ins then run in a process of their own under mono, which must be installed.
    /// Null runs them inside DevOrg.
    /// </summary>
    public string? PluginWorker { get; init; }

    /// <summary>The clock of rows, tokens and jobs.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
