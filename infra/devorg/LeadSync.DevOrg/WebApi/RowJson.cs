using System.Text.Json;
using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Writes rows as the Web API does: null for empty columns, lookups as _name_value, annotations as preferred.</summary>
internal sealed class RowJson(Schema schema, Preferences prefer)
{
    private const string Formatted = "@OData.Community.Display.V1.FormattedValue";

    /// <summary>The members of a row, without the braces around them.</summary>
    public void Write(Utf8JsonWriter json, Entity row, IReadOnlyList<string>? columns)
    {
        var table = schema.Find(row.LogicalName)!;
        if (row.RowVersion is not null)
            json.WriteString("@odata.etag", ETag(row));
        var written = columns is null ? table.Columns : columns.Append(table.PrimaryId).Distinct().Select(name => table.Find(name)!);
        foreach (var column in written.Where(column => column.Readable))
            Write(json, column, row);
        foreach (var (name, value) in row.Attributes)
            if (value is AliasedValue aliased)
                WriteAliased(json, row, name, aliased);
    }

    public static string ETag(Entity row) => $"W/\"{row.RowVersion}\"";

    private void Write(Utf8JsonWriter json, Column column, Entity row)
    {
        var value = row.GetAttributeValue<object>(column.Name);
        if (prefer.LookupDetails && value is EntityReference reference)
        {
            var target = column.Targets.FirstOrDefault(each => each.Table == reference.LogicalName);
            if (target is not null)
                json.WriteString($"{column.PropertyName}@Microsoft.Dynamics.CRM.associatednavigationproperty", target.Navigation);
            json.WriteString($"{column.PropertyName}@Microsoft.Dynamics.CRM.lookuplogicalname", reference.LogicalName);
        }

        if (prefer.FormattedValues && row.FormattedValues.TryGetValue(column.Name, out var text))
            json.WriteString(column.PropertyName + Formatted, text);
        json.WritePropertyName(column.PropertyName);
        WriteValue(json, value, column.Type == ColumnType.Date);
    }

    private void WriteAliased(Utf8JsonWriter json, Entity row, string name, AliasedValue aliased)
    {
        var property = name.Replace(".", "_x002e_", StringComparison.Ordinal);
        if (prefer.FormattedValues && row.FormattedValues.TryGetValue(name, out var text))
            json.WriteString(property + Formatted, text);
        var column = schema.Find(aliased.EntityLogicalName)?.Find(aliased.AttributeLogicalName);
        json.WritePropertyName(property);
        WriteValue(json, aliased.Value, column?.Type == ColumnType.Date);
    }

    public static void WriteValue(Utf8JsonWriter json, object? value, bool isDay)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case EntityReference reference:
                json.WriteStringValue(reference.Id);
                break;
            case OptionSetValue option:
                json.WriteNumberValue(option.Value);
                break;
            case OptionSetValueCollection options:
                json.WriteStringValue(string.Join(',', options.Select(option => option.Value)));
                break;
            case Money money:
                json.WriteNumberValue(money.Value);
                break;
            case DateTime time:
                json.WriteStringValue(time.ToString(isDay ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case int or long or decimal or double:
                json.WriteRawValue(((IFormattable)value).ToString(null, System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }
}
