using LeadSync.DevOrg.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>One message on its way through its steps.</summary>
internal sealed class EventRun(MessageCall call, CallContext context, IReadOnlyList<Step> steps, PluginAssemblyHost plugins, ILogger log)
{
    private readonly RowImages images = new(call, context);
    private readonly ParameterCollection shared = Shared(context);
    private EventContext? request;

    /// <summary>Whether a step wants the message at all; what the steps do is then worth preparing.</summary>
    public bool IsWanted => steps.Count > 0;

    /// <summary>Keeps the caller's own request, which the core event carries, and the row as it was.</summary>
    public void Prepare()
    {
        images.CaptureBefore();
        request = At(Step.Core) with { InputParameters = ContractCopy.Snapshot(call.InputParameters), OutputParameters = [] };
    }

    /// <summary>Runs the synchronous steps of a stage by rank.</summary>
    public void Run(int stage)
    {
        foreach (var step in steps.Where(step => step.Stage == stage && !step.IsAsynchronous && Wants(step)))
            Execute(step);
    }

    /// <summary>From here on there are post-images, and a created row shows its formatted values.</summary>
    public void CoreHasRun()
    {
        images.CoreHasRun = true;
        if (call.Name == "Create" && steps.Any(step => step.Stage == Step.PostOperation) && Target is { } created)
            images.FormatCreated(created);
    }

    /// <summary>Stores a job for every asynchronous step that wants the event. True when there is one.</summary>
    public bool Queue()
    {
        var queued = false;
        foreach (var step in steps.Where(step => step.IsAsynchronous && Wants(step)))
        {
            AsyncOperations.Queue(step, At(step) with { IsolationMode = 1, IsInTransaction = false, OperationId = Guid.CreateVersion7() }, context.Transaction);
            queued = true;
        }

        return queued;
    }

    /// <summary>The row of a Create or Update; a Delete has a reference only.</summary>
    private Entity? Target => call.InputParameters.TryGetValue("Target", out Entity row) ? row : null;

    private bool Wants(Step step) => step.Wants(call.Name, Target);

    private void Execute(Step step)
    {
        if (step.Handler.LogicalName != "plugintype")
            throw Faults.NotImplemented("A synchronous step on a service endpoint");
        var services = new PluginServices(At(step), context);
        try
        {
            plugins.Execute(step.Handler, services);
        }
        catch (InvalidPluginExecutionException refusal)
        {
            throw PluginFaults.Refused(refusal);
        }
        // The edge to foreign code: whatever it throws but the organisation's own faults is "unexpected" to the caller.
        catch (Exception exception) when (exception is not OrgFault)
        {
            log.LogError(exception, "{Step} failed. Trace: {Trace}", step.Name, services.TraceText);
            throw PluginFaults.Unexpected();
        }

        log.LogDebug("{Step}: {Trace}", step.Name, services.TraceText);
    }

    private EventContext At(Step step)
    {
        var current = At(step.Stage) with
        {
            Mode = step.IsAsynchronous ? 1 : 0,
            OwningExtension = new EntityReference("sdkmessageprocessingstep", step.Id) { Name = step.IsAsynchronous ? null : step.Name },
            PreEntityImages = images.Before(step),
            PostEntityImages = step.Stage == Step.PostOperation ? images.After(step) : [],
            ParentContext = step.Stage is Step.PreValidation or Step.Core ? context.Parent : request,
        };
        if (step.IsAsynchronous)
            images.AddAsynchronousName(current.PostEntityImages);
        return current;
    }

    private EventContext At(int stage) => new()
    {
        Stage = stage,
        Mode = 0,
        MessageName = call.Name,
        PrimaryEntityName = call.PrimaryEntityName,
        PrimaryEntityId = call.PrimaryEntityId,
        InputParameters = call.InputParameters,
        OutputParameters = call.OutputParameters,
        SharedVariables = shared,
        UserId = context.UserId,
        InitiatingUserId = context.InitiatingUserId,
        CorrelationId = context.CorrelationId,
        RequestId = context.RequestId,
        OperationId = context.RequestId,
        OperationCreatedOn = context.Transaction.Now,
        Depth = context.Depth,
        IsInTransaction = stage != Step.PreValidation || context.Depth > 1,
        ParentContext = context.Parent,
    };

    private static ParameterCollection Shared(CallContext context)
    {
        var variables = new ParameterCollection();
        if (context.Tag is { } tag)
            variables["tag"] = tag;
        return variables;
    }
}
