using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins;

/// <summary>Which messages an event was caused by.</summary>
internal static class Nesting
{
    /// <summary>Whether the event happens within such a message of such a table, at any depth.</summary>
    public static bool IsWithin(IPluginExecutionContext context, string message, string table)
    {
        for (var parent = context.ParentContext; parent != null; parent = parent.ParentContext)
            if (parent.MessageName == message && parent.PrimaryEntityName == table)
                return true;
        return false;
    }
}
