using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// Lets a lead change its stage only where a transition row allows it and its conditions are met, whatever client saves,
/// and recycles it. Create and Update of lead, pre-operation.
/// </summary>
public sealed class LeadStageGuard : PluginBase
{
    protected internal override void Run(PluginExecution execution) =>
        StageGuard.Run(execution, StagedTable.Lead, (guarded, verdict) => Settle(execution, guarded, verdict));

    private static StageVerdict Settle(PluginExecution execution, GuardedSave save, StageVerdict verdict)
    {
        var lead = execution.Target;
        if (verdict.To == LeadStage.Lead && save.Reason is { } reason && (verdict.Move?.ReasonRequired ?? save.Case.IsOwnMove))
            return Recycle(execution, save, verdict, reason);
        if (verdict.To == LeadStage.SalesAcceptedLead)
        {
            lead[Lead.AcceptedOn] = execution.Context.OperationCreatedOn;
            lead[Lead.AcceptedBy] = new EntityReference("systemuser", execution.Context.InitiatingUserId);
        }
        return verdict;
    }

    private static StageVerdict Recycle(PluginExecution execution, GuardedSave save, StageVerdict verdict, NamedReason reason)
    {
        var recycles = execution.PreImage.GetAttributeValue<int?>(Lead.RecycleCount) ?? 0;
        var destination = RecycleRule.Destination(reason, recycles, verdict.Move?.MaximumRecycles);
        execution.Trace($"Recycle {recycles + 1} leads to {destination}");
        if (destination != LeadStage.Lead)
            return StageRule.Decide(save.Case, destination);
        RecycleRule.Apply(reason, recycles, execution.Context.OperationCreatedOn, execution.Target);
        return verdict;
    }
}
