namespace LeadSync.Plugins.Stages;

/// <summary>
/// Writes one history row for every stage an opportunity enters, in the transaction of the save. Create and Update of opportunity,
/// post-operation.
/// </summary>
public sealed class OpportunityStageHistory : PluginBase
{
    protected internal override void Run(PluginExecution execution) => StageHistoryRow.Write(execution, StagedTable.Opportunity);
}
