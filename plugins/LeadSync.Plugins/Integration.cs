using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins;

/// <summary>
/// Tells LeadSync's own writes from those of people. The request's "tag" alone proves nothing, as any client can send it;
/// what only LeadSync may do asks for the role as well.
/// </summary>
internal static class Integration
{
    public const string Role = "LeadSync Integration";

    private const string OwnTag = "leadsync";

    private const string Answer = "leadsync.integration";

    /// <summary>Whether the request carries LeadSync's tag, at any depth of what it causes.</summary>
    public static bool IsTagged(IPluginExecutionContext? context)
    {
        for (; context != null; context = context.ParentContext)
            if (context.SharedVariables.TryGetValue("tag", out var tag) && OwnTag.Equals(tag))
                return true;
        return false;
    }

    /// <summary>Whether LeadSync itself writes: the tag, and a user with its role. One query per event, only where the tag is there.</summary>
    public static bool Writes(PluginExecution execution)
    {
        if (!IsTagged(execution.Context))
            return false;
        // The guards of one event ask the same; the answer of the first serves all.
        var known = execution.Context.SharedVariables;
        if (!known.TryGetValue(Answer, out var holds))
            known[Answer] = holds = execution.Roles.Holds(Role);
        return true.Equals(holds);
    }
}
