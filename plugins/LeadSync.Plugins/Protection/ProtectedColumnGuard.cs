using System;
using LeadSync.Plugins.Localisation;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Protection;

/// <summary>
/// Keeps what LeadSync finds from everybody else (see <see cref="ProtectedColumns"/>): its functions write, told by the tag
/// and the role, and its plug-ins do; others may repeat a stored value, as imports and copies of a row do. Create, Update
/// and Delete, pre-operation, before the guards that complete the row. Where no such column changes it asks nothing, else
/// one query, and what the words of a refusal need.
/// </summary>
public sealed class ProtectedColumnGuard : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var context = execution.Context;
        var table = context.PrimaryEntityName;
        var whole = ProtectedColumns.IsWhole(table);
        if (context.MessageName == "Delete")
        {
            if (!FollowsItsParent(context))
                Demand(execution, language => ProtectionTexts.Kept(table, language));
            return;
        }

        var changed = ProtectedColumns.Changed(execution.PreImage, execution.Target);
        if (whole && (changed.Count > 0 || context.MessageName == "Create"))
            Demand(execution, language => ProtectionTexts.Kept(table, language));
        else if (changed.Count > 0)
            Demand(execution, language => ProtectionTexts.Protected(changed, Integration.IsTagged(context), language));
    }

    private static void Demand(PluginExecution execution, Func<int, string> otherwise)
    {
        if (IsAllowed(execution))
            return;
        execution.Trace("Refused: LeadSync alone writes this");
        throw new InvalidPluginExecutionException(otherwise(UserLanguage.Of(execution)));
    }

    private static bool IsAllowed(PluginExecution execution) =>
        OwnWrites.Caused(execution.Context)
        || (!ProtectedColumns.IsHistory(execution.Context.PrimaryEntityName) && Integration.Writes(execution));

    // Rows go with the lead, account or opportunity that they belong to.
    private static bool FollowsItsParent(IPluginExecutionContext context)
    {
        for (var parent = context.ParentContext; parent != null; parent = parent.ParentContext)
            if (parent.MessageName == "Delete" && parent.PrimaryEntityName != context.PrimaryEntityName)
                return true;
        return false;
    }
}
