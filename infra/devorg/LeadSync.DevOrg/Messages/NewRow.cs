using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Gives a new row what the platform adds: key, owner, state, defaults, who and when.</summary>
internal static class NewRow
{
    public static void Complete(CallContext context, Table table, Entity row)
    {
        row[table.PrimaryId] = row.Id;
        SetOwner(context, table, row);
        SetDefaults(context.Transaction.Schema, table, row);
        var now = context.Transaction.Now;
        Set(table, row, ColumnNames.CreatedOn, row.GetAttributeValue<DateTime?>(ColumnNames.OverriddenCreatedOn) ?? now);
        Set(table, row, ColumnNames.CreatedBy, User(context.UserId));
        if (context.InitiatingUserId != context.UserId)
            Set(table, row, ColumnNames.CreatedOnBehalfBy, User(context.InitiatingUserId));
        Touch(context, table, row);
        ActivityRules.Complete(table, row, before: null, now);
        DerivedColumns.Fill(table, row, before: null);
    }

    /// <summary>Who changed the row last, and when.</summary>
    public static void Touch(CallContext context, Table table, Entity row)
    {
        Set(table, row, ColumnNames.ModifiedOn, context.Transaction.Now);
        Set(table, row, ColumnNames.ModifiedBy, User(context.UserId));
        Set(table, row, ColumnNames.ModifiedOnBehalfBy, context.InitiatingUserId == context.UserId ? null : User(context.InitiatingUserId));
    }

    /// <summary>The columns that follow from the owner.</summary>
    public static void FollowOwner(Table table, Entity row)
    {
        if (row.GetAttributeValue<EntityReference>(ColumnNames.Owner) is not { } owner)
            return;
        Set(table, row, ColumnNames.OwningUser, owner.LogicalName == "systemuser" ? new EntityReference("systemuser", owner.Id) : null);
        Set(table, row, ColumnNames.OwningTeam, owner.LogicalName == "team" ? new EntityReference("team", owner.Id) : null);
        Set(table, row, ColumnNames.OwningBusinessUnit, new EntityReference("businessunit", WellKnown.BusinessUnit));
    }

    private static void SetOwner(CallContext context, Table table, Entity row)
    {
        if (!table.IsUserOwned)
            return;
        if (row.GetAttributeValue<EntityReference>(ColumnNames.Owner) is null)
            row[ColumnNames.Owner] = User(context.UserId);
        FollowOwner(table, row);
    }

    private static void SetDefaults(Schema schema, Table table, Entity row)
    {
        foreach (var column in table.Columns)
        {
            if (row.Contains(column.Name))
                continue;
            if (column.Default is { } value)
                row[column.Name] = column.Type switch
                {
                    ColumnType.Boolean => value != 0,
                    ColumnType.Integer => value,
                    _ => new OptionSetValue(value),
                };
            else if (column.SystemRequired)
                throw Faults.MissingColumn(table, column);
        }

        StateRules.Complete(schema, table, row, before: null);
    }

    private static EntityReference User(Guid id) => new("systemuser", id);

    private static void Set(Table table, Entity row, string column, object? value)
    {
        if (table.Find(column) is not null)
            row[column] = value;
    }
}
