using System;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Mapping;

/// <summary>
/// Remembers in ls_mappingdecision what a person decided on the account of a lead, for the next lead with the same company
/// text and e-mail domain, and forgets it when the lead is handed back. Create and Update of lead, post-operation, in the
/// transaction of the save. Only the guard writes who decided when: where the save holds that, there is something to do.
/// </summary>
public sealed class LeadMappingMemory : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var target = execution.Target;
        var key = DecisionKey.Of(execution.PreImage, target);
        if (!target.Contains(Lead.MappingDecidedOn) || key.IsEmpty)
            return;
        if (target.GetAttributeValue<DateTime?>(Lead.MappingDecidedOn) is { } on)
            RememberedDecisions.Remember(key, Decision(execution, on), execution.Organization);
        else
            RememberedDecisions.Forget(key, execution.Organization);
        execution.Trace("Remembered decisions brought up to date");
    }

    private static Entity Decision(PluginExecution execution, DateTime on) => new Entity(MappingDecision.EntityLogicalName)
    {
        [MappingDecision.AccountId] = LeadMapping.Of(execution.PreImage, execution.Target).Account is { } account
            ? new EntityReference("account", account)
            : null,
        [MappingDecision.DecidedBy] = execution.Target.GetAttributeValue<EntityReference>(Lead.MappingDecidedBy),
        [MappingDecision.DecidedOn] = on,
        [MappingDecision.LeadId] = new EntityReference(Lead.EntityLogicalName, execution.Context.PrimaryEntityId),
    };
}
