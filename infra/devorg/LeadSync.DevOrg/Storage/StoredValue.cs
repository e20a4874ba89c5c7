using System.Globalization;
using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Storage;

/// <summary>Turns values of an Entity into what SQLite keeps, and back.</summary>
internal static class StoredValue
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The stored form; the value must be of the column's type (null is allowed).</summary>
    public static object? ToStored(Column column, object? value) => (column.Type, value) switch
    {
        (_, null) => null,
        (_, EntityReference reference) => Text(reference.Id),
        (_, OptionSetValue option) => option.Value,
        (_, OptionSetValueCollection options) => string.Join(',', options.Select(option => option.Value.ToString(CultureInfo.InvariantCulture))),
        (ColumnType.Decimal or ColumnType.Double, decimal number) => (double)Round(column, number),
        (_, decimal number) => (double)number,
        (_, Money money) => (double)Round(column, money.Value),
        (_, Guid id) => Text(id),
        (ColumnType.Date, DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, DateTime instant) => Text(instant),
        (_, bool flag) => flag ? 1 : 0,
        _ => value,
    };

    /// <summary>The Entity value of a stored one.</summary>
    public static object? FromStored(Column column, object? stored, string? targetTable) => stored is null ? null : column.Type switch
    {
        ColumnType.Id or ColumnType.Guid => Guid.Parse((string)stored),
        ColumnType.Lookup or ColumnType.Owner => new EntityReference(targetTable ?? column.Targets[0].Table, Guid.Parse((string)stored)),
        ColumnType.Integer => (int)(long)stored,
        ColumnType.Decimal => Convert.ToDecimal(stored, CultureInfo.InvariantCulture),
        ColumnType.Money => new Money(Convert.ToDecimal(stored, CultureInfo.InvariantCulture)),
        ColumnType.Double => Convert.ToDouble(stored, CultureInfo.InvariantCulture),
        ColumnType.Boolean => (long)stored != 0,
        ColumnType.Choice or ColumnType.State or ColumnType.Status => new OptionSetValue((int)(long)stored),
        ColumnType.MultiChoice => new OptionSetValueCollection(
            ((string)stored).Split(',').Select(part => new OptionSetValue(int.Parse(part, CultureInfo.InvariantCulture))).ToList()),
        ColumnType.Date or ColumnType.DateTime => DateTime.Parse(
            (string)stored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        _ => stored,
    };

    public static string Text(Guid id) => id.ToString("D");

    public static string Text(DateTime instant) =>
        (instant.Kind == DateTimeKind.Local ? instant.ToUniversalTime() : instant).ToString(InstantForm, CultureInfo.InvariantCulture);

    private static decimal Round(Column column, decimal number) =>
        column.Precision is { } digits ? Math.Round(number, digits, MidpointRounding.AwayFromZero) : number;
}
