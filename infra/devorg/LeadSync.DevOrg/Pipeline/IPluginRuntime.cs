namespace LeadSync.DevOrg.Pipeline;

/// <summary>Where plug-ins run. A refusal of the plug-in, a fault of the organisation or anything else it throws comes out of <see cref="Execute"/>.</summary>
internal interface IPluginRuntime
{
    void Execute(PluginCode code, PluginServices services);
}
