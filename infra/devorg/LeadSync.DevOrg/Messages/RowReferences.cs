using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>References from row to row: by alternate key they are looked up, by id they must exist.</summary>
internal static class RowReferences
{
    /// <summary>The id of the row with these key values, or null. The columns must be an alternate key of the table.</summary>
    public static Guid? FindByKey(OrgTransaction transaction, Table table, KeyAttributeCollection keys)
    {
        var names = keys.Keys.ToHashSet();
        if (!table.Keys.Any(key => names.SetEquals(key.Columns)))
            throw Faults.BadRequest($"The specified key attributes are not a defined key for the {table.Name} entity");
        var conditions = keys.Select(key => (Filter)new Filter.Condition(new ColumnPath(null, key.Key), "eq", [key.Value is EntityReference row ? row.Id : key.Value])).ToList();
        return transaction.Select(new RowQuery(table.Name) { Columns = [], Filter = new Filter.And(conditions), Take = 1 }) is [var row, ..] ? row.Id : null;
    }

    /// <summary>Replaces references by key with references by id.</summary>
    public static void Resolve(OrgTransaction transaction, Entity row)
    {
        foreach (var (name, value) in row.Attributes.ToList())
            if (value is EntityReference { KeyAttributes.Count: > 0 } reference && reference.Id == Guid.Empty)
                row[name] = new EntityReference(reference.LogicalName, IdOf(transaction, reference));
    }

    /// <summary>The id of a reference, looked up by key where it carries one.</summary>
    public static Guid IdOf(OrgTransaction transaction, EntityReference reference)
    {
        if (reference.Id != Guid.Empty || reference.KeyAttributes.Count == 0)
            return reference.Id;
        var table = transaction.Schema.Find(reference.LogicalName) ?? throw Faults.NoSuchTable(reference.LogicalName);
        return FindByKey(transaction, table, reference.KeyAttributes) ?? throw Faults.KeyNotFound(table.Name);
    }

    /// <summary>Refuses a lookup to a row that is not there.</summary>
    public static void DemandExisting(OrgTransaction transaction, Table table, Entity row)
    {
        foreach (var (name, value) in row.Attributes)
            if (value is EntityReference reference && table.Find(name) is { Creatable: true, IsLookup: true }
                && transaction.Find(reference.LogicalName, reference.Id, []) is null)
                throw Faults.NotFound(reference.LogicalName, reference.Id);
    }
}
