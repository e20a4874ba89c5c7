namespace LeadSync.Plugins.Stages;

/// <summary>
/// Writes one history row for every stage a lead enters, in the transaction of the save. Create and Update of lead,
/// post-operation.
/// </summary>
public sealed class LeadStageHistory : PluginBase
{
    protected internal override void Run(PluginExecution execution) => StageHistoryRow.Write(execution, StagedTable.Lead);
}
