using LeadSync.DevOrg.Events;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Updates the row that the target names by id or by alternate key, or creates it. Raises Create or Update only.</summary>
internal static class UpsertMessage
{
    public static bool Run(OrganizationMessages messages, Entity target, CallContext context)
    {
        var transaction = context.Transaction;
        var table = transaction.Schema.Find(target.LogicalName) ?? throw Faults.NoSuchTable(target.LogicalName);
        if (target.Id == Guid.Empty && target.KeyAttributes.Count > 0)
            target.Id = RowReferences.FindByKey(transaction, table, target.KeyAttributes) ?? Guid.Empty;
        else if (target.Id == Guid.Empty)
            target.Id = target.GetAttributeValue<Guid?>(table.PrimaryId) ?? Guid.Empty;
        var exists = target.Id != Guid.Empty && transaction.Find(table.Name, target.Id, []) is not null;
        foreach (var (name, value) in target.KeyAttributes)
            if (exists)
                target.Attributes.Remove(name);
            else
                target[name] = value is Guid id && table.Find(name) is { IsLookup: true, Targets: [var only] } ? new EntityReference(only.Table, id) : value;
        target.KeyAttributes.Clear();
        if (exists)
            messages.Update(target, context);
        else
            messages.Create(target, context);
        return !exists;
    }
}
