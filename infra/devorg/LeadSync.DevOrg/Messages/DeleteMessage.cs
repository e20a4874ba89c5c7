using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Pipeline;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Deletes one row, and does to the rows that point at it what their relationships say.</summary>
internal static class DeleteMessage
{
    public static void Run(IEventPipeline pipeline, EntityReference target, CallContext context)
    {
        var transaction = context.Transaction;
        var table = transaction.Schema.Find(target.LogicalName) ?? throw Faults.NoSuchTable(target.LogicalName);
        Access.Demand(context, AccessRight.Delete, table);
        target.Id = RowReferences.IdOf(transaction, target);
        var before = transaction.Find(table.Name, target.Id, []) ?? throw Faults.NotFound(table.Name, target.Id);
        Access.Demand(context, AccessRight.Delete, table, target.Id);
        if (target.RowVersion is { } version && version != before.RowVersion)
            throw Faults.VersionMismatch();
        var call = new MessageCall("Delete", table.Name, target.Id) { InputParameters = { ["Target"] = target } };
        pipeline.Run(call, context, () => Remove(pipeline, table, target, context));
    }

    private static void Remove(IEventPipeline pipeline, Table table, EntityReference target, CallContext context)
    {
        foreach (var referencing in context.Transaction.Schema.Tables)
            foreach (var column in referencing.Columns.Where(column => column.Type == ColumnType.Lookup))
                if (column.Targets.FirstOrDefault(each => each.Table == table.Name) is { } relation && column.Creatable)
                    Release(pipeline, new Relation(referencing, column, relation.OnDelete), target, context);
        if (!context.Transaction.Delete(table.Name, target.Id))
            throw Faults.NotFound(table.Name, target.Id);
    }

    private static void Release(IEventPipeline pipeline, Relation relation, EntityReference target, CallContext context)
    {
        var pointsHere = new Filter.Condition(new ColumnPath(null, relation.Column.Name), "eq", [target.Id]);
        var rows = context.Transaction.Select(new RowQuery(relation.Table.Name) { Columns = [relation.Column.Name], Filter = pointsHere })
            .Where(row => row.GetAttributeValue<EntityReference>(relation.Column.Name)?.LogicalName == target.LogicalName)
            .ToList();
        if (rows.Count > 0 && relation.Rule == DeleteRule.Restrict)
            throw Faults.StillReferenced(relation.Table);
        foreach (var row in rows)
            if (relation.Rule == DeleteRule.Cascade)
                Run(pipeline, row.ToEntityReference(), CascadingDelete.Of(target, context));
            else
                context.Transaction.Update(new Entity(row.LogicalName, row.Id) { [relation.Column.Name] = null });
    }

    private sealed record Relation(Table Table, Column Column, DeleteRule Rule);
}
