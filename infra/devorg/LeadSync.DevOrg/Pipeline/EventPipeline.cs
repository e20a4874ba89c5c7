using LeadSync.DevOrg.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>
/// Runs the registered steps around a message: pre-validation (10), pre-operation (20), the core operation (30),
/// post-operation (40), all in the caller's transaction; asynchronous steps become system jobs that start after its commit.
/// </summary>
public sealed class EventPipeline(PluginAssemblyHost plugins, AsyncOperationSignal jobs, ILogger<EventPipeline> log) : IEventPipeline
{
    /// <summary>How deep messages of plug-ins may nest before the platform takes it for a loop.</summary>
    public const int MaximumDepth = 8;

    public void Run(MessageCall call, CallContext context, Action core)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(core);
        if (context.Depth > MaximumDepth)
            throw PluginFaults.InfiniteLoop();
        var steps = StepRegistrations.On(call.Name, call.PrimaryEntityName, context.Transaction);
        var run = new EventRun(call, context, steps, plugins, log);
        if (!run.IsWanted)
        {
            core();
            return;
        }

        run.Prepare();
        run.Run(Step.PreValidation);
        run.Run(Step.PreOperation);
        core();
        run.CoreHasRun();
        run.Run(Step.PostOperation);
        if (run.Queue())
            context.Transaction.AfterCommit(jobs.Raise);
    }

    public void RunPlugin(MessageCall call, CallContext context, EntityReference pluginType)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(context);
        var main = new Step(Guid.Empty, $"{call.Name} of {call.PrimaryEntityName}", pluginType)
        {
            Stage = Step.Core,
            IsAsynchronous = false,
            Filter = new HashSet<string>(),
            DeletesFinishedJobs = false,
            Images = [],
        };
        new EventRun(call, context, [main], plugins, log).Run(Step.Core);
    }
}
