namespace LeadSync.Plugins.Stages;

/// <summary>
/// Lets an opportunity change its stage only where a transition row allows it and its conditions are met, whatever client saves.
/// Create and Update of opportunity, pre-operation.
/// </summary>
public sealed class OpportunityStageGuard : PluginBase
{
    protected internal override void Run(PluginExecution execution) => StageGuard.Run(execution, StagedTable.Opportunity);
}
