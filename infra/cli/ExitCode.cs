namespace LeadSync.Cli;

/// <summary>The exit codes of every verb.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Refused, or found wanting; stderr says what to do.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int BadUsage = 2;
}
