using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>
/// Holds the plug-ins of the imported assemblies. An assembly is loaded from its row's bytes when it is first needed, and
/// anew when its row has changed; as on the platform, one instance of a plug-in serves every event, on any thread.
/// </summary>
public sealed class PluginAssemblyHost
{
    private readonly ConcurrentDictionary<(Guid Assembly, string Version), Lazy<Assembly>> assemblies = new();
    private readonly ConcurrentDictionary<(Assembly Assembly, string Type), IPlugin> plugins = new();

    /// <summary>The plug-in of a plugintype row.</summary>
    /// <exception cref="OrgFault">The row, its assembly or the type in it does not exist.</exception>
    public IPlugin Plugin(EntityReference pluginType, OrgTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(pluginType);
        ArgumentNullException.ThrowIfNull(transaction);
        var row = transaction.Find("plugintype", pluginType.Id, ["typename", "pluginassemblyid"])
            ?? throw Faults.NotFound("plugintype", pluginType.Id);
        var name = row.GetAttributeValue<string>("typename") ?? "";
        var assembly = Load(row.GetAttributeValue<EntityReference>("pluginassemblyid"), transaction);
        return plugins.GetOrAdd((assembly, name), key => New(key.Assembly, key.Type));
    }

    private Assembly Load(EntityReference? reference, OrgTransaction transaction)
    {
        var id = reference?.Id ?? Guid.Empty;
        var row = transaction.Find("pluginassembly", id, []) ?? throw Faults.NotFound("pluginassembly", id);
        return assemblies.GetOrAdd((id, row.RowVersion ?? ""), _ => new Lazy<Assembly>(() => Read(id, transaction))).Value;
    }

    private static Assembly Read(Guid id, OrgTransaction transaction)
    {
        var content = transaction.Find("pluginassembly", id, ["content"])?.GetAttributeValue<string>("content")
            ?? throw Faults.Import($"The plug-in assembly {id} has no content.");
        return new PluginLoadContext().LoadFromStream(new MemoryStream(Convert.FromBase64String(content)));
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
