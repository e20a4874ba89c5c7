using LeadSync.Tests.Shared;

namespace LeadSync.DevOrg.Tests.Support;

/// <summary>The assembly with the plug-ins that tests register.</summary>
internal static class TestPluginFile
{
    public static string Dll { get; } = Path.Combine(
        SharedData.RepositoryRoot, "tests", "TestPlugins", "bin", BuildConfiguration.Name, "net462", "TestPlugins.dll");
}
