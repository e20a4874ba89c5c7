using Microsoft.Xrm.Sdk;

namespace LeadSync.TestPlugins;

/// <summary>Says on what it runs.</summary>
public sealed class RuntimePlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) =>
        throw new InvalidPluginExecutionException(Type.GetType("Mono.Runtime") == null ? ".NET" : "Mono");
}

/// <summary>Ends the process that it runs in.</summary>
public sealed class EndingPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Environment.Exit(1);
}

/// <summary>Notes in the description what it was given, value by value, and hands back what it found.</summary>
public sealed class ValuesPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var trace = (ITracingService)serviceProvider.GetService(typeof(ITracingService))!;
        var target = (Entity)context.InputParameters["Target"];
        target["description"] = string.Join("; ", target.Attributes.Where(pair => pair.Value != null).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {Describe(pair.Value)}"));
        trace.Trace("{0} values", target.Attributes.Count);
        target.Attributes.Remove("subject");
        context.SharedVariables["seen"] = true;
    }

    private static string Describe(object value) => value switch
    {
        OptionSetValue option => $"option {option.Value}",
        Money money => FormattableString.Invariant($"money {money.Value}"),
        EntityReference reference => $"row {reference.LogicalName} {reference.Id}",
        DateTime time => FormattableString.Invariant($"time {time:yyyy-MM-dd HH:mm:ss} {time.Kind}"),
        _ => FormattableString.Invariant($"{value.GetType().Name} {value}"),
    };
}
