using System.Net.Mime;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.Intake.CloudEvents;

/// <summary>An event in its envelope. <paramref name="Data"/> is null where there is none or it is not JSON.</summary>
internal sealed record CloudEvent(string Source, string Id, string Type, Instant? Time, JsonElement? Data)
{
    /// <summary>Reads the JSON format; attributes that are null are absent.</summary>
    public static CloudEventReading FromJson(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object
                ? ReadAttributes(json)
                : new CloudEventReading(null, "", "An event is an object.");
        }
        catch (InvalidOperationException)
        {
            // Kinds are checked before values are read; what is left is half a surrogate pair.
            return new CloudEventReading(null, "", "Holds a text that is not valid Unicode.");
        }
    }

    private static CloudEventReading ReadAttributes(JsonElement json)
    {
        foreach (var name in new[] { "specversion", "id", "source", "type" })
            if (Text(json, name) is not { Length: > 0 })
                return new CloudEventReading(null, name, "Must be a text and not empty.");
        if (Text(json, "specversion") != "1.0")
            return new CloudEventReading(null, "specversion", "Must be 1.0.");
        if (!TryTime(json, out var time))
            return new CloudEventReading(null, "time", "Must be an RFC 3339 time with an offset.");
        if (Attribute(json, "data") is not null && Attribute(json, "data_base64") is not null)
            return new CloudEventReading(null, "data_base64", "Must not stand beside data.");
        return TryData(json, out var data)
            ? new CloudEventReading(new CloudEvent(Text(json, "source")!, Text(json, "id")!, Text(json, "type")!, time, data), "", "")
            : new CloudEventReading(null, "data_base64", "Is not base64 of what datacontenttype says.");
    }

    private static bool TryTime(JsonElement json, out Instant? time)
    {
        time = null;
        if (Attribute(json, "time") is null)
            return true;
        if (Text(json, "time") is not { } text || OffsetDateTimePattern.Rfc3339.Parse(text) is not { Success: true } parsed)
            return false;
        time = parsed.Value.ToInstant();
        return true;
    }

    private static bool TryData(JsonElement json, out JsonElement? data)
    {
        data = null;
        if (Attribute(json, "data_base64") is { } encoded)
        {
            if (encoded.ValueKind != JsonValueKind.String || !encoded.TryGetBytesFromBase64(out var bytes))
                return false;
            // Without a content type the bytes may be anything: what parses as JSON is taken as JSON.
            if (!IsJson(json, whenAbsent: true) || JsonBody.Parse(bytes).Document is not { } document)
                return Text(json, "datacontenttype") is null || !IsJson(json, whenAbsent: false);
            using (document)
                data = document.RootElement.Clone();
            return true;
        }
        if (IsJson(json, whenAbsent: true))
            data = Attribute(json, "data");
        return true;
    }

    private static bool IsJson(JsonElement json, bool whenAbsent)
    {
        if (Text(json, "datacontenttype") is not { } contentType)
            return whenAbsent;
        return MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && (parsed.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
                || parsed.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));
    }

    private static JsonElement? Attribute(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement json, string name) =>
        Attribute(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

/// <summary>Either an event, or which attribute is wrong and how; an empty field means the event as a whole.</summary>
internal readonly record struct CloudEventReading(CloudEvent? Event, string Field, string Problem);
