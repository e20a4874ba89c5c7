using LeadSync.Plugins.Localisation;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// Lets a lead change its stage only where a transition row allows it, whatever client saves. Create and Update of lead,
/// pre-operation. It alone says when a stage was entered; what the caller sent for that is ignored.
/// </summary>
public sealed class LeadStageGuard : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var target = execution.Target;
        target.Attributes.Remove(Lead.StageEnteredOn);
        var creating = execution.Context.MessageName == "Create";
        if (creating && Stage(target) == null)
            target[Lead.Stage] = new OptionSetValue(LeadStage.Lead);
        else if (!target.Contains(Lead.Stage))
            return;

        var from = Stage(execution.PreImage);
        var to = Stage(target);
        if (from == to)
            return;
        var moves = StageTransitions.From(from, execution.Organization);
        var decision = moves.Decide(from, to);
        execution.Trace($"Stage {from} to {to}: {decision}");
        if (decision == StageDecision.NotAllowed)
            throw Refusal(StageTexts.NotAllowed(from, to!.Value, moves.From(from), UserLanguage.Of(execution)));
        if (decision == StageDecision.Cleared)
            throw Refusal(StageTexts.Cleared(from!.Value, moves.From(from), UserLanguage.Of(execution)));
        target[Lead.StageEnteredOn] = execution.Context.OperationCreatedOn;
    }

    private static InvalidPluginExecutionException Refusal(string message) => new InvalidPluginExecutionException(message);

    private static int? Stage(Entity row) => row.GetAttributeValue<OptionSetValue>(Lead.Stage)?.Value;
}
