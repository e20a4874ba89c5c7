using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Changes one row. A changed owner is an assignment, a changed state no message of its own, as with today's clients.</summary>
internal static class UpdateMessage
{
    /// <summary>The columns whose present values an update depends on; reading all of them would cost more than the update.</summary>
    private static readonly string[] Needed = [ColumnNames.Owner, "firstname", "lastname", ActivityRules.ActualEnd];

    public static void Run(IEventPipeline pipeline, Entity target, CallContext context, bool ifVersion)
    {
        var transaction = context.Transaction;
        var table = transaction.Schema.Find(target.LogicalName) ?? throw Faults.NoSuchTable(target.LogicalName);
        Access.Demand(context, AccessRight.Write, table);
        Identify(context, table, target);
        var before = transaction.Find(table.Name, target.Id, [.. Needed.Where(name => table.Find(name) is not null)]) ?? throw Faults.NotFound(table.Name, target.Id);
        Access.Demand(context, AccessRight.Write, table, target.Id);
        if (ifVersion && target.RowVersion != before.RowVersion)
            throw Faults.VersionMismatch();
        RowReferences.Resolve(transaction, target);
        if (target.GetAttributeValue<EntityReference>(ColumnNames.Owner) is { } owner && !owner.Equals(before.GetAttributeValue<EntityReference>(ColumnNames.Owner)))
            Access.Demand(context, AccessRight.Assign, table, target.Id);
        Access.DemandAppend(context, table, target);
        var call = new MessageCall("Update", table.Name, target.Id) { InputParameters = { ["Target"] = target } };
        pipeline.Run(call, context, () => Write(call, table, context, before));
    }

    private static void Identify(CallContext context, Table table, Entity target)
    {
        if (target.Id == Guid.Empty)
            target.Id = target.KeyAttributes.Count > 0
                ? RowReferences.FindByKey(context.Transaction, table, target.KeyAttributes) ?? throw Faults.KeyNotFound(table.Name)
                : target.GetAttributeValue<Guid?>(table.PrimaryId) ?? Guid.Empty;
    }

    private static void Write(MessageCall call, Table table, CallContext context, Entity before)
    {
        var row = (Entity)call.InputParameters["Target"];
        RowRules.DropUnsettable(table, row, column => column.Updatable);
        RowRules.Check(context.Transaction.Schema, table, row);
        RowReferences.DemandExisting(context.Transaction, table, row);
        row[table.PrimaryId] = row.Id;
        StateRules.Complete(context.Transaction.Schema, table, row, before);
        ActivityRules.Complete(table, row, before, context.Transaction.Now);
        NewRow.FollowOwner(table, row);
        DerivedColumns.Fill(table, row, before);
        NewRow.Touch(context, table, row);
        if (!context.Transaction.Update(row))
            throw Faults.NotFound(table.Name, row.Id);
    }
}
