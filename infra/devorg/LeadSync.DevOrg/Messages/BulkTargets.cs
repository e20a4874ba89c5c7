using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>What the bulk messages ask of their targets.</summary>
internal static class BulkTargets
{
    public static void DemandOneTable(IReadOnlyList<Entity> targets)
    {
        if (targets.Count == 0)
            throw Faults.BadRequest("The Targets collection must hold at least one entity.");
        if (targets.Any(target => target.LogicalName != targets[0].LogicalName))
            throw Faults.BadRequest("All entities in the Targets collection must be of the same type.");
    }

    /// <summary>The same alternate key twice in one message is refused, not applied one after the other.</summary>
    public static void DemandDistinctKeys(IReadOnlyList<Entity> targets)
    {
        var keys = targets.Where(target => target.KeyAttributes.Count > 0)
            .Select(target => string.Join('\u001f', target.KeyAttributes.OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => key.Value)));
        var ids = targets.Where(target => target.Id != Guid.Empty).Select(target => target.Id.ToString());
        if (!keys.Concat(ids).All(new HashSet<string>(StringComparer.OrdinalIgnoreCase).Add))
            throw Faults.DuplicateId();
    }
}
