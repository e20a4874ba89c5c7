using LeadSync.DevOrg.Events;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Changes rows of one table. Row versions are not compared, as on the platform.</summary>
internal static class UpdateMultipleMessage
{
    public static void Run(OrganizationMessages messages, IReadOnlyList<Entity> targets, CallContext context)
    {
        BulkTargets.DemandOneTable(targets);
        foreach (var target in targets)
            messages.Update(target, context);
    }
}
