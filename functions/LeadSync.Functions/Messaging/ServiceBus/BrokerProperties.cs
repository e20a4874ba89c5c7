using System.Globalization;
using System.Text.Json;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>What the broker tells of a message that it hands out.</summary>
/// <param name="MessageId">The queue's id of it.</param>
/// <param name="Deliveries">This one counts too.</param>
/// <param name="Sequence">The order in which messages were sent.</param>
/// <param name="EnqueuedAt">When it came, by the broker's clock.</param>
/// <param name="LockToken">Proves the lock.</param>
/// <param name="LockedUntil">When the lock ends, by the broker's clock; null where it does not tell.</param>
internal sealed record BrokerProperties(string MessageId, int Deliveries, long Sequence, DateTimeOffset EnqueuedAt, string LockToken, DateTimeOffset? LockedUntil)
{
    /// <summary>The end of the address by which the message is settled.</summary>
    public string Lock => string.Create(CultureInfo.InvariantCulture, $"{Sequence}/{LockToken}");

    /// <summary>Reads the header; what is missing has the value of a message that nothing is known of.</summary>
    public static BrokerProperties Read(string? header)
    {
        try
        {
            using var document = JsonDocument.Parse(header ?? "{}");
            var root = document.RootElement;
            return new BrokerProperties(
                Text(root, nameof(MessageId)) ?? "",
                (int)Math.Clamp(Number(root, "DeliveryCount"), 1, int.MaxValue),
                Number(root, "SequenceNumber"),
                Moment(root, "EnqueuedTimeUtc") ?? default,
                Uri.EscapeDataString(Text(root, nameof(LockToken)) ?? ""),
                Moment(root, "LockedUntilUtc"));
        }
        catch (JsonException)
        {
            return new BrokerProperties("", 1, 0, default, "", null);
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

    private static long Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;

    private static DateTimeOffset? Moment(JsonElement root, string name) =>
        DateTimeOffset.TryParse(Text(root, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
