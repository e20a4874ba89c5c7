using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LeadSync.Tests.Shared.ServiceBus;

/// <summary>Reads what is sent.</summary>
internal static class BatchReader
{
    public const string ContentType = "application/vnd.microsoft.servicebus.json";

    private const int MostTogether = 100;

    /// <summary>The messages of a batch, or null where the service would answer 400.</summary>
    public static IReadOnlyList<NewMessage>? Batch(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var items = document.RootElement.EnumerateArray().ToList();
            return items.Count is 0 or > MostTogether ? null : [.. items.Select(Item)];
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A message with its broker's properties, or null where the service would answer 400.</summary>
    public static NewMessage? Single(byte[] body, string properties)
    {
        try
        {
            using var document = JsonDocument.Parse(properties.Length == 0 ? "{}" : properties);
            return With(new NewMessage(body), document.RootElement);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static NewMessage Item(JsonElement item)
    {
        var message = new NewMessage(Encoding.UTF8.GetBytes(item.GetProperty("Body").GetString() ?? throw new FormatException("Body")));
        if (item.TryGetProperty("UserProperties", out var own))
            message = message with { Properties = own.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString()) };
        return item.TryGetProperty("BrokerProperties", out var properties) ? With(message, properties) : message;
    }

    private static NewMessage With(NewMessage message, JsonElement properties)
    {
        var id = properties.TryGetProperty("MessageId", out var given) ? given.GetString()! : Guid.NewGuid().ToString("n");
        if (id.Length > 128) throw new FormatException("MessageId");
        DateTimeOffset? scheduled = properties.TryGetProperty("ScheduledEnqueueTimeUtc", out var time)
            ? DateTimeOffset.ParseExact(time.GetString()!, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;
        return message with { MessageId = id, ScheduledEnqueueTime = scheduled };
    }
}
