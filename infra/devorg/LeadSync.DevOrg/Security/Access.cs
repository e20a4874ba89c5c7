using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Security;

/// <summary>Demands privileges: first that the user holds one at all, then that it reaches the row.</summary>
internal static class Access
{
    /// <summary>Refuses a user who lacks the privilege whatever the row.</summary>
    public static void Demand(CallContext context, AccessRight right, Table table)
    {
        if (UserRights.Of(context).DepthOf(right, table) == Depth.None)
            throw Faults.MissingPrivilege(context.UserId, UserRights.PrivilegeName(right, table), table);
    }

    /// <summary>Refuses a user whose privilege does not reach this row.</summary>
    public static void Demand(CallContext context, AccessRight right, Table table, Guid id)
    {
        Demand(context, right, table);
        if (!ReachesOwnOnly(context, right, table))
            return;
        var row = context.Transaction.Find(table.Name, id, [ColumnNames.Owner]);
        if (row is not null && row.GetAttributeValue<EntityReference>(ColumnNames.Owner)?.Id != context.UserId)
            throw Faults.AccessDenied(context.UserId, right.ToString(), table, id);
    }

    /// <summary>Setting a lookup appends the row to the one it points at; both sides take a privilege.</summary>
    public static void DemandAppend(CallContext context, Table table, Entity row)
    {
        foreach (var (name, value) in row.Attributes)
        {
            if (value is not EntityReference reference || table.Find(name) is not { Type: ColumnType.Lookup, Creatable: true })
                continue;
            if (context.Transaction.Schema.Find(reference.LogicalName) is not { } target)
                throw Faults.NoSuchTable(reference.LogicalName);
            Demand(context, AccessRight.Append, table);
            Demand(context, AccessRight.AppendTo, target);
        }
    }

    /// <summary>The condition that keeps a query to the rows the user may read; null for no limit.</summary>
    public static Filter? ReadLimit(CallContext context, Table table)
    {
        Demand(context, AccessRight.Read, table);
        return ReachesOwnOnly(context, AccessRight.Read, table)
            ? new Filter.Condition(new ColumnPath(null, ColumnNames.Owner), "eq", [context.UserId])
            : null;
    }

    private static bool ReachesOwnOnly(CallContext context, AccessRight right, Table table) =>
        table.IsUserOwned && UserRights.Of(context).DepthOf(right, table) == Depth.Basic;
}
