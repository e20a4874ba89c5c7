using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Activities;

/// <summary>
/// The exchange form of an activity:
/// <c>{"id","source","kind","occurredAt","receivedAt","keys":[],"url","topic","campaign","asset","channel","machine","value","properties":{}}</c>.
/// Times are RFC 3339 with an offset. What is absent, null or an empty text is not there. Fields nobody knows are ignored,
/// so that a newer sender can talk to an older reader.
/// </summary>
public static class ActivityJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Reads one activity. A missing id becomes the hash of the content; a missing receivedAt is the one given here, and
    /// an error where none is given.
    /// </summary>
    public static ActivityReading Read(JsonElement json, Instant? receivedAt = null) => new ActivityReader(json).Read(receivedAt);

    /// <summary>The canonical form in UTF-8: fields in fixed order, keys and properties in ordinal order, times in UTC.</summary>
    public static byte[] Write(Activity activity)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
            Write(writer, activity);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the canonical form into a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, Activity activity)
    {
        writer.WriteStartObject();
        WriteText(writer, "id", activity.Id);
        writer.WriteString("source", activity.Source);
        writer.WriteString("kind", activity.Kind.Name);
        writer.WriteString("occurredAt", InstantPattern.ExtendedIso.Format(activity.OccurredAt));
        writer.WriteString("receivedAt", InstantPattern.ExtendedIso.Format(activity.ReceivedAt));
        WriteKeys(writer, activity.Keys);
        WriteText(writer, "url", activity.Url);
        WriteText(writer, "topic", activity.Topic);
        WriteText(writer, "campaign", activity.Campaign);
        WriteText(writer, "asset", activity.Asset);
        WriteText(writer, "channel", activity.Channel);
        if (activity.Machine)
            writer.WriteBoolean("machine", true);
        if (activity.Value is { } value)
            writer.WriteNumber("value", value);
        WriteProperties(writer, activity.Properties);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            writer.WriteString(name, text);
    }

    private static void WriteKeys(Utf8JsonWriter writer, IReadOnlyList<PersonKey> keys)
    {
        writer.WriteStartArray("keys");
        foreach (var key in keys.Distinct().Order())
            writer.WriteStringValue(key.Value);
        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, IReadOnlyDictionary<string, PropertyValue> properties)
    {
        if (properties.Count == 0)
            return;
        writer.WriteStartObject("properties");
        foreach (var (name, value) in properties.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            if (value is PropertyValue.Text text)
                writer.WriteString(name, text.Value);
            else if (value is PropertyValue.Number number)
                writer.WriteNumber(name, number.Value);
            else if (value is PropertyValue.Boolean boolean)
                writer.WriteBoolean(name, boolean.Value);
        }
        writer.WriteEndObject();
    }
}
