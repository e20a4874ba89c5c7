using System.Globalization;
using System.Text.Json;
using LeadSync.DevOrg.CustomApis;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi.Actions;

/// <summary>Values of request parameters and response properties on the wire.</summary>
internal static class ParameterJson
{
    private const string Namespace = "Microsoft.Dynamics.CRM.";

    /// <summary>The value as the SDK holds it. What does not fit the declared type is refused.</summary>
    public static object Read(ApiCall call, CustomApiDefinition api, CustomApiPart declared, JsonElement value)
    {
        object? read = (declared.Type, value.ValueKind) switch
        {
            (CustomApiType.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (CustomApiType.DateTime, JsonValueKind.String) => value.TryGetDateTimeOffset(out var time) ? time.UtcDateTime : null,
            (CustomApiType.Decimal, JsonValueKind.Number) => value.TryGetDecimal(out var number) ? number : null,
            (CustomApiType.Float, JsonValueKind.Number) => value.GetDouble(),
            (CustomApiType.Integer, JsonValueKind.Number) => value.TryGetInt32(out var number) ? number : null,
            (CustomApiType.Money, JsonValueKind.Number) => value.TryGetDecimal(out var number) ? new Money(number) : null,
            (CustomApiType.Picklist, JsonValueKind.Number) => value.TryGetInt32(out var number) ? new OptionSetValue(number) : null,
            (CustomApiType.String, JsonValueKind.String) => value.GetString(),
            (CustomApiType.Guid, JsonValueKind.String) => value.TryGetGuid(out var id) ? id : null,
            (CustomApiType.StringArray, JsonValueKind.Array) => Texts(value),
            (CustomApiType.EntityReference, JsonValueKind.Object) => Reference(call, declared, value),
            (CustomApiType.Entity or CustomApiType.EntityCollection, _) => throw Faults.NotImplemented($"The parameter type '{declared.Type}'"),
            _ => null,
        };
        return read ?? throw Faults.BadPayload(
            api.Name, $"Microsoft.OData.ODataException: Cannot convert the value of the parameter '{declared.Name}' to the expected type '{declared.Type}'.");
    }

    private static string[]? Texts(JsonElement list) =>
        list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : null;

    /// <summary>A row named by its type and key: {"@odata.type": "Microsoft.Dynamics.CRM.table", "tableid": id}.</summary>
    private static EntityReference? Reference(ApiCall call, CustomApiPart declared, JsonElement value)
    {
        var type = value.TryGetProperty("@odata.type", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()?.TrimStart('#') : null;
        var name = type is not null && type.StartsWith(Namespace, StringComparison.Ordinal) ? type[Namespace.Length..] : declared.Table;
        if (name is null || (declared.Table is { Length: > 0 } only && only != name) || call.Schema.Find(name) is not { } table)
            return null;
        return value.TryGetProperty(table.PrimaryId, out var key) && key.ValueKind == JsonValueKind.String && key.TryGetGuid(out var id)
            ? new EntityReference(table.Name, id)
            : null;
    }

    public static void Write(Utf8JsonWriter json, ApiCall call, object? value)
    {
        switch (value)
        {
            case EntityReference reference:
                json.WriteStartObject();
                json.WriteString("@odata.type", $"#{Namespace}{reference.LogicalName}");
                json.WriteString(call.Schema.Find(reference.LogicalName)?.PrimaryId ?? "id", reference.Id);
                json.WriteEndObject();
                break;
            case string[] texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case DateTime time:
                json.WriteStringValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            default:
                RowJson.WriteValue(json, value, isDay: false);
                break;
        }
    }
}
