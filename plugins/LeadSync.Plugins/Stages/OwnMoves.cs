using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// Moves that a plug-in of LeadSync makes because of another one, as of the account with its leads: they need no
/// transition row. The mark lies in the shared variables of the event that causes them, which no client can write.
/// </summary>
internal static class OwnMoves
{
    private const string Mark = "leadsync.ownmoves";

    /// <summary>From here on the moves that this event's plug-ins save pass.</summary>
    public static void Begin(IPluginExecutionContext context) => context.SharedVariables[Mark] = true;

    /// <summary>The moves after this one have to meet the rule again.</summary>
    public static void End(IPluginExecutionContext context) => context.SharedVariables.Remove(Mark);

    /// <summary>Whether the event was caused by a plug-in that has begun own moves.</summary>
    public static bool Cause(IPluginExecutionContext context)
    {
        for (var parent = context.ParentContext; parent != null; parent = parent.ParentContext)
            if (parent.SharedVariables.TryGetValue(Mark, out var mark) && Equals(mark, true))
                return true;
        return false;
    }
}
