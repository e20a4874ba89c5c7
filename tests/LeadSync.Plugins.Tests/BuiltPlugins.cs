using System.Runtime.Loader;
using LeadSync.Tests.Shared;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests;

/// <summary>The plug-in assembly as built for .NET Framework, loaded from its file.</summary>
internal static class BuiltPlugins
{
    private static readonly AssemblyLoadContext Context = new("plug-ins");

    public static string Dll { get; } = Path.Combine(
        SharedData.RepositoryRoot, "plugins", "LeadSync.Plugins", "bin", Configuration(), "net462", "LeadSync.Plugins.dll");

    public static IPlugin New(string type) =>
        (IPlugin)Activator.CreateInstance(Context.LoadFromAssemblyPath(Dll).GetType($"LeadSync.Plugins.{type}", throwOnError: true)!)!;

    private static string Configuration() =>
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
}
