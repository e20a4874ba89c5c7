namespace LeadSync.DevOrg.Tests.Support;

/// <summary>Where plug-ins run in these tests: inside DevOrg. The project OnMono compiles the same tests with a worker.</summary>
internal static class PluginRuntime
{
    public static string? Worker => null;
}
