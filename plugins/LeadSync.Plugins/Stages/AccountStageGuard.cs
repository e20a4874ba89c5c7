namespace LeadSync.Plugins.Stages;

/// <summary>
/// Lets an account change its stage only where a transition row allows it and its conditions are met, whatever client saves.
/// Create and Update of account, pre-operation.
/// </summary>
public sealed class AccountStageGuard : PluginBase
{
    protected internal override void Run(PluginExecution execution) => StageGuard.Run(execution, StagedTable.Account);
}
