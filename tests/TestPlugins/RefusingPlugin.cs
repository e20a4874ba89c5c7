using Microsoft.Xrm.Sdk;

namespace LeadSync.TestPlugins;

/// <summary>Refuses and says what it was called for.</summary>
public sealed class RefusingPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var parameters = string.Join(",", context.InputParameters.Select(parameter => parameter.Key).OrderBy(name => name, StringComparer.Ordinal));
        throw new InvalidPluginExecutionException($"{context.MessageName} of {context.PrimaryEntityName} {context.PrimaryEntityId}: {parameters}");
    }
}
