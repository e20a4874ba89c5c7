using System;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// Moves that a plug-in of LeadSync makes because of another one, as of the account with its leads: they need no
/// transition row. The mark lies in the shared variables of the event that causes them, which no client can write.
/// </summary>
internal static class OwnMoves
{
    private const string Mark = "leadsync.ownmoves";

    /// <summary>Saves a row that moves because of the event.</summary>
    public static void Update(PluginExecution execution, Entity row) => Marked(execution, () =>
    {
        execution.Organization.Update(row);
        return row.Id;
    });

    /// <summary>Creates a row in a stage that no row needs to allow.</summary>
    public static Guid Create(PluginExecution execution, Entity row) => Marked(execution, () => execution.Organization.Create(row));

    /// <summary>Whether the event is such a move, or was caused by one.</summary>
    public static bool Cause(IPluginExecutionContext context)
    {
        for (var parent = context.ParentContext; parent != null; parent = parent.ParentContext)
            if (parent.SharedVariables.TryGetValue(Mark, out var mark) && Equals(mark, true))
                return true;
        return false;
    }

    private static Guid Marked(PluginExecution execution, Func<Guid> save)
    {
        execution.Context.SharedVariables[Mark] = true;
        try
        {
            return save();
        }
        finally
        {
            execution.Context.SharedVariables.Remove(Mark);
        }
    }
}
