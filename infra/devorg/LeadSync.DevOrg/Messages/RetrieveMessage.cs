using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.DevOrg.Messages;

/// <summary>Reads one row. Raises no event: no step of Retrieve is known here.</summary>
internal static class RetrieveMessage
{
    public static Entity Run(EntityReference target, ColumnSet columns, CallContext context)
    {
        var table = context.Transaction.Schema.Find(target.LogicalName) ?? throw Faults.NoSuchTable(target.LogicalName);
        Access.Demand(context, AccessRight.Read, table);
        var id = RowReferences.IdOf(context.Transaction, target);
        var row = context.Transaction.Find(table.Name, id, columns.AllColumns ? null : [.. columns.Columns]) ?? throw Faults.NotFound(table.Name, id);
        Access.Demand(context, AccessRight.Read, table, id);
        RowPresentation.Complete(context, [row]);
        return row;
    }
}
