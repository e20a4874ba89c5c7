using System.Buffers;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.People;
using LeadSync.Functions.Visits;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.Intake.CloudEvents;

/// <summary>
/// The activity an event tells of. Source, id and time are the envelope's, the kind is the end of its type; everything else
/// is data: the fields of the exchange form, <c>email</c> as a short way to write a key, and <c>attributes</c> of the person.
/// </summary>
internal static class CloudEventActivity
{
    private static readonly string[] EnvelopeFields = ["id", "source", "kind", "occurredAt", "receivedAt", "keys"];

    public static ItemReading Read(CloudEvent cloudEvent, Instant receivedAt)
    {
        if (KindOf(cloudEvent.Type) is not { } kind)
            return new ItemReading.Rejected("type: must end in a kind of activity, such as com.example.page_view");
        if (cloudEvent.Data is not { ValueKind: JsonValueKind.Object } data)
            return new ItemReading.Rejected("data: must be a JSON object");
        try
        {
            return ReadData(cloudEvent, kind, data, receivedAt);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // Kinds are checked before values are read; what is left is half a surrogate pair.
            return new ItemReading.Rejected("data: holds a text that is not valid Unicode");
        }
    }

    private static ItemReading ReadData(CloudEvent cloudEvent, ActivityKind kind, JsonElement data, Instant receivedAt)
    {
        using var exchange = JsonDocument.Parse(Exchange(cloudEvent, kind, data, receivedAt));
        var reading = ActivityJson.Read(exchange.RootElement, receivedAt);
        if (reading.Activity is not { } activity)
            return new ItemReading.Rejected(string.Join("; ", reading.Errors.Select(error => $"data.{error}")));
        return activity.Keys.Count == 0 && Visit.Of(activity) is null
            ? new ItemReading.Rejected($"data.properties.{Visit.AddressProperty}: a visit whose keys name nobody needs the IPv4 or IPv6 address it came from")
            : new ItemReading.Accepted(new ReportedActivity(activity, Attributes(data)));
    }

    /// <summary><c>com.acme.page_view</c> and <c>com.acme.custom.demo</c>; a type may also be the kind itself.</summary>
    private static ActivityKind? KindOf(string type)
    {
        if (ActivityKind.Parse(type) is { } whole)
            return whole;
        var segments = type.Split('.');
        return segments is [.., "custom", var name]
            ? ActivityKind.Parse($"custom:{name}")
            : ActivityKind.Parse(segments[^1]);
    }

    private static ReadOnlyMemory<byte> Exchange(CloudEvent cloudEvent, ActivityKind kind, JsonElement data, Instant receivedAt)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id", cloudEvent.Id);
            writer.WriteString("source", cloudEvent.Source);
            writer.WriteString("kind", kind.Name);
            WriteTime(writer, cloudEvent, data, receivedAt);
            WriteKeys(writer, data);
            foreach (var field in data.EnumerateObject().Where(field => !EnvelopeFields.Contains(field.Name)))
                field.WriteTo(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static void WriteTime(Utf8JsonWriter writer, CloudEvent cloudEvent, JsonElement data, Instant receivedAt)
    {
        writer.WritePropertyName("occurredAt");
        if (cloudEvent.Time is null && data.TryGetProperty("occurredAt", out var own))
            own.WriteTo(writer);
        else
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(cloudEvent.Time ?? receivedAt));
    }

    private static void WriteKeys(Utf8JsonWriter writer, JsonElement data)
    {
        writer.WritePropertyName("keys");
        var hasKeys = data.TryGetProperty("keys", out var keys) && keys.ValueKind != JsonValueKind.Null;
        if (hasKeys && keys.ValueKind != JsonValueKind.Array)
        {
            keys.WriteTo(writer);
            return;
        }
        writer.WriteStartArray();
        if (data.TryGetProperty("email", out var email) && email.ValueKind == JsonValueKind.String)
            writer.WriteStringValue($"email:{email.GetString()}");
        if (hasKeys)
            foreach (var key in keys.EnumerateArray())
                key.WriteTo(writer);
        writer.WriteEndArray();
    }

    /// <summary>What is said of the person; the address it is known by counts too.</summary>
    private static Dictionary<string, string> Attributes(JsonElement data)
    {
        var attributes = new Dictionary<string, string>();
        if (data.TryGetProperty(PersonField.Email, out var email))
            AddAttribute(attributes, PersonField.Email, email);
        if (data.TryGetProperty("attributes", out var given) && given.ValueKind == JsonValueKind.Object)
            foreach (var attribute in given.EnumerateObject().Where(attribute => PersonField.All.Contains(attribute.Name)))
                AddAttribute(attributes, attribute.Name, attribute.Value);
        return attributes;
    }

    private static void AddAttribute(Dictionary<string, string> attributes, string name, JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        if (text.Length > 0)
            attributes[name] = text;
    }
}
