using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace LeadSync.Functions.Messaging;

/// <summary>
/// What travels in the body of a message where the queue's own properties can't be relied on: the Functions host hands
/// a handler the body alone for certain, and a copy that is sent anew counts its deliveries from the start.
/// <c>{"leadsync":1,"id","deliveries","failures","notBefore","body"}</c>, with <c>base64</c> in place of <c>body</c> where that is not JSON.
/// </summary>
/// <param name="Id">The id by which the sender knows the message; the queue's own is another for each sending.</param>
/// <param name="Body">What the handler gets.</param>
/// <param name="Deliveries">How often earlier copies of it were handed out.</param>
/// <param name="Failures">How often an earlier copy of it failed.</param>
/// <param name="NotBefore">Before this time it must not be handled.</param>
public sealed record MessageEnvelope(string Id, byte[] Body, int Deliveries = 0, int Failures = 0, DateTimeOffset? NotBefore = null)
{
    private const string Mark = "leadsync";
    private const int Version = 1;
    /// <summary>What the CRM sends by itself nests a context in a context.</summary>
    private const int DeepestBody = 511;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = DeepestBody + 1 };

    /// <summary>UTF-8 JSON.</summary>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>(Body.Length + 128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber(Mark, Version);
            json.WriteString("id", Id);
            if (Deliveries > 0) json.WriteNumber("deliveries", Deliveries);
            if (Failures > 0) json.WriteNumber("failures", Failures);
            if (NotBefore is { } time) json.WriteString("notBefore", time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            if (IsJson(Body))
            {
                json.WritePropertyName("body");
                json.WriteRawValue(Body, skipInputValidation: true);
            }
            else
            {
                json.WriteBase64String("base64", Body);
            }
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The envelope of a message that is sent for the first time.</summary>
    public static MessageEnvelope Of(OutgoingMessage message) => new(message.Id, message.Body, NotBefore: message.NotBefore);

    /// <summary>The envelope of a copy of a message that was handed out.</summary>
    public static MessageEnvelope Of(RepeatedMessage repeated) => new(
        repeated.Message.Id, repeated.Message.Body, repeated.Message.Deliveries, repeated.Failures, repeated.NotBefore);

    /// <summary>
    /// Reads a body. One without an envelope, such as Dataverse itself sends, is taken as it is, under the id that the queue
    /// knows.
    /// </summary>
    public static MessageEnvelope Read(string messageId, byte[] wire)
    {
        if (!wire.AsSpan().StartsWith("{\"leadsync\":"u8)) return new MessageEnvelope(messageId, wire);
        try
        {
            using var document = JsonDocument.Parse(wire, Deep);
            return Open(document.RootElement) ?? new MessageEnvelope(messageId, wire);
        }
        catch (JsonException)
        {
            return new MessageEnvelope(messageId, wire); // its handler says that it can't read it
        }
    }

    private static MessageEnvelope? Open(JsonElement root)
    {
        if (!root.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String || id.GetString() is not { } name || BodyOf(root) is not { } body) return null;
        var notBefore = root.TryGetProperty("notBefore", out var time) && time.ValueKind == JsonValueKind.String && time.TryGetDateTimeOffset(out var due) ? due : (DateTimeOffset?)null;
        return new MessageEnvelope(name, body, Count(root, "deliveries"), Count(root, "failures"), notBefore);
    }

    private static int Count(JsonElement root, string name) =>
        root.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var number) ? number : 0;

    private static byte[]? BodyOf(JsonElement root)
    {
        if (root.TryGetProperty("body", out var body)) return System.Text.Encoding.UTF8.GetBytes(body.GetRawText());
        return root.TryGetProperty("base64", out var packed) && packed.ValueKind == JsonValueKind.String && packed.TryGetBytesFromBase64(out var bytes) ? bytes : null;
    }

    // Whether the body comes back as it is from inside of the envelope: JSON without blanks around it, of true UTF-8, and not
    // so deep that the level around it is one too many.
    private static bool IsJson(byte[] body)
    {
        if (body.Length == 0 || body[0] <= ' ' || body[^1] <= ' ' || !Utf8.IsValid(body)) return false;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = DeepestBody });
        try
        {
            while (reader.Read()) reader.TrySkip();
            return reader.BytesConsumed == body.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
