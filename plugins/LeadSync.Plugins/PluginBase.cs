using System;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins;

/// <summary>
/// The single entry point of every plug-in: frames the run in the trace. A plug-in keeps no state, because the platform
/// shares one instance among threads. What it throws is left to the platform, which rolls the save back and shows the
/// user the message of an <see cref="InvalidPluginExecutionException"/> only.
/// </summary>
public abstract class PluginBase : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var execution = new PluginExecution(serviceProvider);
        var context = execution.Context;
        execution.Trace(
            $"{GetType().Name}: {context.MessageName} of {context.PrimaryEntityName} {context.PrimaryEntityId:D}, "
            + $"stage {context.Stage}, depth {context.Depth}, correlation {context.CorrelationId:D}");
        Run(execution);
        execution.Trace($"{GetType().Name}: done");
    }

    /// <summary>Does the work of one event.</summary>
    protected internal abstract void Run(PluginExecution execution);
}
