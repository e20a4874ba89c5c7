using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Hosting.FunctionsHost;

/// <summary>A message as the host delivers it.</summary>
/// <param name="Message">The message, opened; its deliveries and failures count those of earlier copies too.</param>
/// <param name="DeliveryCount">How often this copy was delivered, from 1; the broker buries it at its own limit.</param>
/// <param name="NotBefore">Before this time it must not be handled.</param>
internal sealed record DeliveredMessage(ReceivedMessage Message, int DeliveryCount, DateTimeOffset? NotBefore);

/// <summary>
/// Reads the body of a call of the host, <c>{"Data":{…},"Metadata":{…}}</c>. Strings come as JSON inside a string, numbers as
/// strings, arrays as one string; documents of the host show them plain. Both are read.
/// </summary>
internal static class Invocation
{
    /// <summary>The messages of a queue trigger, in order.</summary>
    /// <returns>Null where the body is no call of a queue trigger.</returns>
    public static IReadOnlyList<DeliveredMessage>? Messages(JsonElement call, bool isBatch, DateTimeOffset now)
    {
        if (Data(call) is not { } value) return null;
        var bodies = Bodies(value, isBatch);
        var metadata = call.TryGetProperty("Metadata", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        return [.. bodies.Select((body, i) => Message(body, metadata, i, now))];
    }

    private static DeliveredMessage Message(byte[] body, JsonElement metadata, int index, DateTimeOffset now)
    {
        var count = Math.Max(1, Int(Of(metadata, "DeliveryCount", index)) ?? 1) + Retries(metadata);
        var id = Of(metadata, "MessageId", index) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : $"unnamed-{index}";
        var enqueued = Of(metadata, "EnqueuedTimeUtc", index) is { ValueKind: JsonValueKind.String } time
            && DateTimeOffset.TryParse(time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var then) ? then : now;
        var envelope = MessageEnvelope.Read(id, body);
        var message = new ReceivedMessage(envelope.Id, envelope.Body, envelope.Deliveries + count, envelope.Failures, enqueued);
        return new DeliveredMessage(message, count, envelope.NotBefore);
    }

    /// <summary>The trigger's value: the only member of Data, whatever the binding is called.</summary>
    private static JsonElement? Data(JsonElement call)
    {
        if (call.ValueKind != JsonValueKind.Object || !call.TryGetProperty("Data", out var data) || data.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in data.EnumerateObject()) return member.Value;
        return null;
    }

    private static IEnumerable<byte[]> Bodies(JsonElement value, bool isBatch)
    {
        var inner = Unwrapped(value);
        if (isBatch && inner is { ValueKind: JsonValueKind.Array } list) return list.EnumerateArray().Select(Body);
        // A string inside a string is the body; anything else inside was the body itself, encoded once.
        return [inner is { ValueKind: JsonValueKind.String } text ? Body(text) : Body(value)];
    }

    private static byte[] Body(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Encoding.UTF8.GetBytes(value.GetString()!),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => Encoding.UTF8.GetBytes(value.GetRawText()),
    };

    /// <summary>
    /// One message's value of a property: the element of the list NAMEArray, or NAME of a single message. A body may overwrite
    /// either with something of its own, so whatever does not fit is as good as absent.
    /// </summary>
    private static JsonElement? Of(JsonElement metadata, string name, int index)
    {
        if (metadata.ValueKind != JsonValueKind.Object) return null;
        if (metadata.TryGetProperty(name + "Array", out var list))
            return Unwrapped(list) is { ValueKind: JsonValueKind.Array } all && index < all.GetArrayLength() ? all[index] : null;
        return index == 0 && metadata.TryGetProperty(name, out var single) ? Unwrapped(single) : null;
    }

    private static int Retries(JsonElement metadata) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("RetryContext", out var context)
            && Unwrapped(context) is { ValueKind: JsonValueKind.Object } retry && retry.TryGetProperty("RetryCount", out var count)
            ? Math.Max(0, Int(Unwrapped(count)) ?? 0)
            : 0;

    private static int? Int(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var count) => count,
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var count) => count,
        _ => null,
    };

    /// <summary>What is written in a string, where that is JSON; else the value as it is.</summary>
    private static JsonElement Unwrapped(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return value;
        try
        {
            return JsonElement.Parse(value.GetString()!);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
