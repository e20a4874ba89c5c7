using System.Globalization;
using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Queries;

/// <summary>Makes a condition's value, often given as text, one of its column's type.</summary>
internal static class QueryValue
{
    private static readonly HashSet<string> KeepText = ["last-x-days", "next-x-days", "like", "not-like"];

    public static object Of(Column column, string conditionOperator, object value)
    {
        if (KeepText.Contains(conditionOperator))
            return value.ToString() ?? "";
        return value switch
        {
            string text => Parse(column, text),
            EntityReference reference => reference.Id,
            OptionSetValue option => option.Value,
            Money money => money.Value,
            _ => value,
        };
    }

    private static object Parse(Column column, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        object? value = column.Type switch
        {
            ColumnType.Id or ColumnType.Guid or ColumnType.Lookup or ColumnType.Owner => Guid.TryParse(text, out var id) ? id : null,
            ColumnType.Integer or ColumnType.Choice or ColumnType.State or ColumnType.Status => int.TryParse(text, NumberStyles.Integer, culture, out var number) ? number : null,
            ColumnType.MultiChoice => text,
            ColumnType.BigInt => long.TryParse(text, NumberStyles.Integer, culture, out var big) ? big : null,
            ColumnType.Decimal or ColumnType.Double or ColumnType.Money => decimal.TryParse(text, NumberStyles.Float, culture, out var amount) ? amount : null,
            ColumnType.Boolean => text switch { "1" or "true" or "True" => true, "0" or "false" or "False" => false, _ => null },
            ColumnType.Date or ColumnType.DateTime => DateTime.TryParse(text, culture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null,
            _ => text,
        };
        return value ?? throw Faults.BadCondition($"The value '{text}' does not fit the column '{column.Name}', which is of type {column.Type}.");
    }
}
