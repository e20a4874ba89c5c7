using LeadSync.DevOrg.Events;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Creates rows of one table. Steps registered on Create run for each of them.</summary>
internal static class CreateMultipleMessage
{
    public static IReadOnlyList<Guid> Run(OrganizationMessages messages, IReadOnlyList<Entity> targets, CallContext context)
    {
        BulkTargets.DemandOneTable(targets);
        return [.. targets.Select(target => messages.Create(target, context))];
    }
}
