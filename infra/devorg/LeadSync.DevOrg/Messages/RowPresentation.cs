using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Security;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Adds what a reader sees: names in lookups and formatted values in the caller's language; hides secrets.</summary>
public static class RowPresentation
{
    private const int Batch = 400;

    /// <summary>Completes rows that came from storage, also images and the target of a post-operation.</summary>
    public static void Complete(CallContext context, IReadOnlyList<Entity> rows)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (rows.Count == 0)
            return;
        FillNames(context.Transaction, rows);
        var format = new FormattedText(context.Transaction.Schema, UserLanguage.Of(context.Transaction, context.UserId));
        foreach (var row in rows)
        {
            HideSecrets(context.Transaction, row);
            format.Fill(row);
        }
    }

    private static void HideSecrets(OrgTransaction transaction, Entity row)
    {
        if (transaction.Schema.Find(row.LogicalName) is { } table)
            foreach (var column in table.Columns.Where(column => !column.Readable))
                row.Attributes.Remove(column.Name);
    }

    private static void FillNames(OrgTransaction transaction, IReadOnlyList<Entity> rows)
    {
        var references = rows.SelectMany(row => row.Attributes.Values).Select(value => value is AliasedValue aliased ? aliased.Value : value)
            .OfType<EntityReference>().Where(reference => reference.Name is null).ToList();
        foreach (var group in references.GroupBy(reference => reference.LogicalName))
        {
            if (transaction.Schema.Find(group.Key) is not { PrimaryName: { } nameColumn } table)
                continue;
            var names = new Dictionary<Guid, string?>();
            foreach (var ids in group.Select(reference => reference.Id).Distinct().Chunk(Batch))
                foreach (var row in transaction.Select(new RowQuery(table.Name)
                {
                    Columns = [nameColumn],
                    Filter = new Filter.Condition(new ColumnPath(null, table.PrimaryId), "in", [.. ids]),
                }))
                    names[row.Id] = row.GetAttributeValue<string>(nameColumn);
            foreach (var reference in group)
                reference.Name = names.GetValueOrDefault(reference.Id);
        }
    }
}
