using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg.WebApi;

/// <summary>The OData type of a column.</summary>
internal static class EdmTypes
{
    public static string Of(Column column) => column.Type switch
    {
        ColumnType.Id or ColumnType.Guid or ColumnType.Lookup or ColumnType.Owner => "Edm.Guid",
        ColumnType.Integer or ColumnType.Choice or ColumnType.State or ColumnType.Status => "Edm.Int32",
        ColumnType.BigInt => "Edm.Int64",
        ColumnType.Decimal or ColumnType.Money => "Edm.Decimal",
        ColumnType.Double => "Edm.Double",
        ColumnType.Boolean => "Edm.Boolean",
        ColumnType.DateTime => "Edm.DateTimeOffset",
        ColumnType.Date => "Edm.Date",
        _ => "Edm.String",
    };
}
