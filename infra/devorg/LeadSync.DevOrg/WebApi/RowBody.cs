using System.Globalization;
using System.Text.Json;
using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Reads a row out of a JSON body. What the table does not declare is refused, not ignored.</summary>
internal sealed class RowBody(Schema schema, Table table, IReadOnlyDictionary<string, string> contentIds)
{
    private const string Bind = "@odata.bind";

    public Entity Read(JsonElement body)
    {
        var row = new Entity(table.Name);
        foreach (var property in body.EnumerateObject())
            Read(row, property.Name, property.Value);
        row.Id = row.GetAttributeValue<Guid?>(table.PrimaryId) ?? Guid.Empty;
        return row;
    }

    private void Read(Entity row, string name, JsonElement value)
    {
        if (name.EndsWith(Bind, StringComparison.Ordinal))
        {
            var (column, reference) = ReadBind(name[..^Bind.Length], value);
            row[column.Name] = reference;
            return;
        }

        if (name.Contains('@', StringComparison.Ordinal))
            return;
        if (table.FindNavigation(name) is { } navigation && table.Find(name) is not { IsLookup: false })
        {
            if (value.ValueKind != JsonValueKind.Null)
                throw Faults.NotImplemented($"Creating the row of '{name}' inside another row");
            row[navigation.Column.Name] = null;
            return;
        }

        var declared = table.Columns.FirstOrDefault(column => column.PropertyName == name) ?? throw Faults.UndeclaredProperty(table, name);
        if (declared.IsLookup)
            throw Faults.BadPayload(
                table.EntitySet,
                $"Microsoft.Crm.CrmException: CRM do not support direct update of Entity Reference properties, Use Navigation properties instead. Property: {name}");
        row[declared.Name] = value.ValueKind == JsonValueKind.Null ? null : ReadValue(declared, value);
    }

    private (Column Column, EntityReference? Reference) ReadBind(string name, JsonElement value)
    {
        if (table.FindNavigation(name) is not var (column, target))
            throw Faults.UndeclaredProperty(table, name);
        if (value.ValueKind == JsonValueKind.Null)
            return (column, null);
        var address = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Faults.WrongLiteral(table, value.ToString(), "Edm.String");
        if (address.StartsWith('$') && contentIds.TryGetValue(address[1..], out var created))
            address = created;
        var reference = ResourcePath.ReadRow(schema, address, table.EntitySet);
        if (reference.LogicalName != target.Table && !column.Targets.Any(each => each.Navigation == name && each.Table == reference.LogicalName))
            throw Faults.BadPayload(table.EntitySet, $"Microsoft.OData.ODataException: A row of '{reference.LogicalName}' cannot be bound to '{name}'.");
        return (column, reference);
    }

    private object ReadValue(Column column, JsonElement value)
    {
        object? read = (column.Type, value.ValueKind) switch
        {
            (ColumnType.Text or ColumnType.Memo, JsonValueKind.String) => value.GetString(),
            (ColumnType.Integer, JsonValueKind.Number) => value.TryGetInt32(out var number) ? number : null,
            (ColumnType.BigInt, JsonValueKind.Number) => value.TryGetInt64(out var number) ? number : null,
            (ColumnType.Decimal, JsonValueKind.Number) => value.TryGetDecimal(out var number) ? number : null,
            (ColumnType.Double, JsonValueKind.Number) => value.GetDouble(),
            (ColumnType.Money, JsonValueKind.Number) => value.TryGetDecimal(out var number) ? new Money(number) : null,
            (ColumnType.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (ColumnType.Choice or ColumnType.State or ColumnType.Status, JsonValueKind.Number) => value.TryGetInt32(out var number) ? new OptionSetValue(number) : null,
            (ColumnType.MultiChoice, JsonValueKind.String) => ReadChoices(value.GetString()!),
            (ColumnType.Id or ColumnType.Guid, JsonValueKind.String) => value.TryGetGuid(out var id) ? id : null,
            (ColumnType.Date or ColumnType.DateTime, JsonValueKind.String) => ReadTime(column, value.GetString()!),
            _ => null,
        };
        return read ?? throw Faults.WrongLiteral(table, value.ToString(), EdmTypes.Of(column));
    }

    private static OptionSetValueCollection? ReadChoices(string text)
    {
        var values = new OptionSetValueCollection();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
                return null;
            values.Add(new OptionSetValue(number));
        }

        return values;
    }

    private static DateTime? ReadTime(Column column, string text)
    {
        if (column.Type == ColumnType.Date)
            return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.UtcDateTime : null;
    }
}
