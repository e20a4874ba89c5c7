using LeadSync.Tests.Shared;

namespace LeadSync.Solution.Tests;

/// <summary>The built plug-in assembly, which the build of this project brings along.</summary>
internal static class PluginAssembly
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "plugins", "LeadSync.Plugins.dll");
}
