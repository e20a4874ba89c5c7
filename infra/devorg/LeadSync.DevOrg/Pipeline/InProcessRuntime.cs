using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>Runs plug-ins inside DevOrg, on .NET 10. As on the platform, one instance of a plug-in serves every event, on any thread.</summary>
internal sealed class InProcessRuntime : IPluginRuntime
{
    private readonly ConcurrentDictionary<string, Lazy<Assembly>> assemblies = new();
    private readonly ConcurrentDictionary<(Assembly Assembly, string Type), IPlugin> plugins = new();

    public void Execute(PluginCode code, PluginServices services)
    {
        var assembly = assemblies.GetOrAdd(
            code.Assembly, _ => new Lazy<Assembly>(() => new PluginLoadContext().LoadFromStream(new MemoryStream(code.Read())))).Value;
        plugins.GetOrAdd((assembly, code.Type), key => New(key.Assembly, key.Type)).Execute(services);
    }

    private static IPlugin New(Assembly assembly, string name)
    {
        var type = assembly.GetType(name) ?? throw Faults.Import($"PluginType [{name}] not found in PluginAssembly [{assembly.FullName}].");
        return (IPlugin)Activator.CreateInstance(type)!;
    }

    /// <summary>Gives plug-ins this program's Microsoft.Xrm.Sdk, whose identity is the platform's.</summary>
    private sealed class PluginLoadContext() : AssemblyLoadContext("plug-ins", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(IPlugin).Assembly.GetName().Name ? typeof(IPlugin).Assembly : null;
    }
}
