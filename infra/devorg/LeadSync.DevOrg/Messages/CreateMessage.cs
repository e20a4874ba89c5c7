using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Creates one row.</summary>
internal static class CreateMessage
{
    public static Guid Run(IEventPipeline pipeline, Entity target, CallContext context)
    {
        var table = context.Transaction.Schema.Find(target.LogicalName) ?? throw Faults.NoSuchTable(target.LogicalName);
        Access.Demand(context, AccessRight.Create, table);
        RowReferences.Resolve(context.Transaction, target);
        Access.DemandAppend(context, table, target);
        if (target.Id == Guid.Empty)
            target.Id = target.GetAttributeValue<Guid?>(table.PrimaryId) ?? RowIds.New(context.Transaction.Now);
        var call = new MessageCall("Create", table.Name, target.Id) { InputParameters = { ["Target"] = target } };
        pipeline.Run(call, context, () => Insert(call, table, context));
        return target.Id;
    }

    private static void Insert(MessageCall call, Table table, CallContext context)
    {
        var row = (Entity)call.InputParameters["Target"];
        RowRules.DropUnsettable(table, row, column => column.Creatable);
        RowRules.Check(context.Transaction.Schema, table, row);
        NewRow.Complete(context, table, row);
        RowReferences.DemandExisting(context.Transaction, table, row);
        context.Transaction.Insert(row);
        call.OutputParameters["id"] = row.Id;
    }
}
