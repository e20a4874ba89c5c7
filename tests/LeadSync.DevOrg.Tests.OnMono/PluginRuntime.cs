using LeadSync.Tests.Shared;

namespace LeadSync.DevOrg.Tests.Support;

/// <summary>Where plug-ins run in these tests: under mono, in a process of their own.</summary>
internal static class PluginRuntime
{
    public static string Worker { get; } = Path.Combine(
        SharedData.RepositoryRoot, "infra", "devorg", "LeadSync.PluginWorker", "bin", BuildConfiguration.Name, "net462", "LeadSync.PluginWorker.exe");
}
