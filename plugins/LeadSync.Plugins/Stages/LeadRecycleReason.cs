namespace LeadSync.Plugins.Stages;

/// <summary>
/// Reads the recycle reason that a move of a lead names, and refuses one that is not in use. Create and Update of lead,
/// pre-operation, before the guard.
/// </summary>
public sealed class LeadRecycleReason : PluginBase
{
    protected internal override void Run(PluginExecution execution) => RecycleReasonReading.Run(execution, StagedTable.Lead);
}
