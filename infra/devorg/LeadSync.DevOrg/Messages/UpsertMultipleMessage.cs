using LeadSync.DevOrg.Events;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Updates or creates rows of one table. Raises no event of its own; each row raises Create or Update.</summary>
internal static class UpsertMultipleMessage
{
    public static void Run(OrganizationMessages messages, IReadOnlyList<Entity> targets, CallContext context)
    {
        BulkTargets.DemandOneTable(targets);
        BulkTargets.DemandDistinctKeys(targets);
        foreach (var target in targets)
            messages.Upsert(target, context);
    }
}
