using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Routing;

/// <summary>Takes in changed rows by which leads are routed: from now on they count. What was routed stays as it is.</summary>
internal abstract class ChangedRouting(CrmTable table, RoutingDirectory directory) : IChangedRows
{
    public CrmTable Table => table;

    public virtual async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        await directory.Invalidate(cancel);
        return null;
    }
}

/// <summary>Takes in changed routing rules.</summary>
internal sealed class ChangedRoutingRules(RoutingDirectory directory) : ChangedRouting(CrmTable.RoutingRule, directory);

/// <summary>Takes in changed sellers.</summary>
internal sealed class ChangedSellers(RoutingDirectory directory) : ChangedRouting(CrmTable.Seller, directory);

/// <summary>Takes in changed task templates.</summary>
internal sealed class ChangedTaskTemplates(RoutingDirectory directory) : ChangedRouting(CrmTable.TaskTemplate, directory);

/// <summary>Takes in changed absences: leads of those who do not come back get somebody else.</summary>
internal sealed class ChangedAbsences(RoutingDirectory directory, LeftOwners left) : ChangedRouting(CrmTable.Absence, directory)
{
    public override async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        await base.Apply(changed, cancel);
        return await left.Mark(null, cancel);
    }
}

/// <summary>Takes in changed users: leads of those who were disabled get somebody else.</summary>
internal sealed class ChangedUsers(RoutingDirectory directory, LeftOwners left) : ChangedRouting(CrmTable.User, directory)
{
    public override async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        await base.Apply(changed, cancel);
        return await left.Mark(changed, cancel);
    }
}
