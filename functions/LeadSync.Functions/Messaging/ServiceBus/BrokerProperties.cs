using System.Globalization;
using System.Text.Json;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>What the broker tells of a message that it hands out.</summary>
/// <param name="MessageId">The queue's id of it.</param>
/// <param name="Deliveries">This one counts too.</param>
/// <param name="Sequence">The order in which messages were sent.</param>
/// <param name="EnqueuedAt">When it came, by the broker's clock.</param>
internal sealed record BrokerProperties(string MessageId, int Deliveries, long Sequence, DateTimeOffset EnqueuedAt)
{
    /// <summary>Reads the header; what is missing has the value of a message that nothing is known of.</summary>
    public static BrokerProperties Read(string? header)
    {
        try
        {
            using var document = JsonDocument.Parse(header ?? "{}");
            var root = document.RootElement;
            return new BrokerProperties(
                Text(root, "MessageId") ?? "",
                root.TryGetProperty("DeliveryCount", out var count) && count.TryGetInt32(out var deliveries) ? Math.Max(1, deliveries) : 1,
                root.TryGetProperty("SequenceNumber", out var number) && number.TryGetInt64(out var sequence) ? sequence : 0,
                DateTimeOffset.TryParse(Text(root, "EnqueuedTimeUtc"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default);
        }
        catch (JsonException)
        {
            return new BrokerProperties("", 1, 0, default);
        }
    }

    /// <summary>
    /// A time as the broker reads it: whole seconds, rounded up so that no message comes early.
    /// </summary>
    public static string Time(DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks;
        var over = ticks % TimeSpan.TicksPerSecond;
        var whole = over == 0 || ticks > DateTimeOffset.MaxValue.UtcTicks - TimeSpan.TicksPerSecond ? ticks - over : ticks - over + TimeSpan.TicksPerSecond;
        return new DateTime(whole, DateTimeKind.Utc).ToString("r", CultureInfo.InvariantCulture);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
