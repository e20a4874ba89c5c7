using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Mapping;

/// <summary>
/// Keeps a person's choice of account. Create and Update of lead, pre-operation. Whoever but LeadSync changes the account
/// has decided: the method becomes "Person", an emptied account included. LeadSync itself, which may have read the lead
/// before that decision, cannot write over it; the rest of its save goes through.
/// </summary>
public sealed class LeadMappingGuard : PluginBase
{
    /// <summary>LeadSync's writes carry this as the request's "tag".</summary>
    private const string OwnTag = "leadsync";

    protected internal override void Run(PluginExecution execution)
    {
        var target = execution.Target;
        if (IsOwnWrite(execution.Context))
            KeepDecision(execution);
        else if (target.Contains(Lead.MappedAccountId) && !target.Contains(Lead.MappingMethod) && IsChanged(execution))
        {
            target[Lead.MappingMethod] = new OptionSetValue(MappingMethod.Person);
            target[Lead.MappingProbability] = null;
            execution.Trace("A person has decided on the account");
        }
    }

    private static void KeepDecision(PluginExecution execution)
    {
        if (execution.PreImage.GetAttributeValue<OptionSetValue>(Lead.MappingMethod)?.Value != MappingMethod.Person)
            return;
        foreach (var column in new[] { Lead.MappedAccountId, Lead.MappingMethod, Lead.MappingProbability })
            execution.Target.Attributes.Remove(column);
        execution.Trace("A person's decision on the account stays");
    }

    private static bool IsChanged(PluginExecution execution) => !Equals(
        execution.Target.GetAttributeValue<EntityReference>(Lead.MappedAccountId)?.Id,
        execution.PreImage.GetAttributeValue<EntityReference>(Lead.MappedAccountId)?.Id);

    private static bool IsOwnWrite(IPluginExecutionContext? context)
    {
        for (; context != null; context = context.ParentContext)
            if (context.SharedVariables.TryGetValue("tag", out var tag) && OwnTag.Equals(tag))
                return true;
        return false;
    }
}
