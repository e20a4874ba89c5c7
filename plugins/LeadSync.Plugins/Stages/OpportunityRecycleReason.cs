namespace LeadSync.Plugins.Stages;

/// <summary>
/// Reads the recycle reason that a move of an opportunity names, and refuses one that is not in use. Create and Update of opportunity,
/// pre-operation, before the guard.
/// </summary>
public sealed class OpportunityRecycleReason : PluginBase
{
    protected internal override void Run(PluginExecution execution) => RecycleReasonReading.Run(execution, StagedTable.Opportunity);
}
