using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>What the steps before the guards do.</summary>
internal static class RecycleReasonReading
{
    public static void Run(PluginExecution execution, StagedTable table)
    {
        if (execution.Target.GetAttributeValue<EntityReference>(StagedTable.Reason) is not { } named)
            return;
        var stage = SavedStage.Of(table, execution.PreImage, execution.Target, execution.Context.MessageName == "Create");
        if (!stage.IsMove)
            return;
        if (NamedReason.Read(named.Id, execution.Organization) is { } row)
            NamedReason.HandOver(row, execution.Context);
        else
            throw Refusal(execution, table, stage);
    }

    private static InvalidPluginExecutionException Refusal(PluginExecution execution, StagedTable table, SavedStage stage)
    {
        execution.Trace($"Stage {stage.From} to {stage.To}: {StageDecision.ReasonNotInUse}");
        return StageRefusal.Of(execution, table, new StageVerdict(StageDecision.ReasonNotInUse, stage.From, stage.To));
    }
}
