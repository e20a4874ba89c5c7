namespace LeadSync.Plugins.Stages;

/// <summary>
/// Writes one history row for every stage an account enters, in the transaction of the save. Create and Update of account,
/// post-operation.
/// </summary>
public sealed class AccountStageHistory : PluginBase
{
    protected internal override void Run(PluginExecution execution) => StageHistoryRow.Write(execution, StagedTable.Account);
}
