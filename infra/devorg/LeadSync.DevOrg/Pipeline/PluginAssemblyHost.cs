using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>
/// Finds the plug-ins of the imported assemblies and has them run. The code is that of the assembly's row as it stands:
/// once the row has changed, so has the code.
/// </summary>
public sealed class PluginAssemblyHost : IDisposable
{
    private readonly IPluginRuntime runtime;

    /// <param name="worker">Path of LeadSync.PluginWorker.exe, to run plug-ins under mono; null to run them in this process.</param>
    /// <param name="clock">Measures how long a plug-in takes.</param>
    public PluginAssemblyHost(string? worker, TimeProvider clock) =>
        runtime = worker is null ? new InProcessRuntime() : new WorkerRuntime(worker, clock);

    /// <summary>Runs the plug-in of a plugintype row.</summary>
    /// <exception cref="OrgFault">The row, its assembly or the type in it does not exist.</exception>
    internal void Execute(EntityReference pluginType, PluginServices services)
    {
        var transaction = services.Transaction;
        var row = transaction.Find("plugintype", pluginType.Id, ["typename", "pluginassemblyid"])
            ?? throw Faults.NotFound("plugintype", pluginType.Id);
        var id = row.GetAttributeValue<EntityReference>("pluginassemblyid")?.Id ?? Guid.Empty;
        var assembly = transaction.Find("pluginassembly", id, []) ?? throw Faults.NotFound("pluginassembly", id);
        runtime.Execute(new PluginCode($"{id} {assembly.RowVersion}", row.GetAttributeValue<string>("typename") ?? "", () => Read(id, transaction)), services);
    }

    public void Dispose() => (runtime as IDisposable)?.Dispose();

    private static byte[] Read(Guid id, OrgTransaction transaction) => Convert.FromBase64String(
        transaction.Find("pluginassembly", id, ["content"])?.GetAttributeValue<string>("content")
            ?? throw Faults.Import($"The plug-in assembly {id} has no content."));
}
