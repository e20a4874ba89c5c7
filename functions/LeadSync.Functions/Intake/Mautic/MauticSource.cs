using System.Text.Json;
using NodaTime;

namespace LeadSync.Functions.Intake.Mautic;

/// <summary>
/// Webhooks of Mautic: <c>{"mautic.page_on_hit":[{…,"timestamp":…}],…}</c>, several event types in one request. Releases
/// of 2015 sent an object in place of the list and one timestamp beside it.
/// </summary>
internal sealed class MauticSource : IActivitySource
{
    private const string TypePrefix = "mautic.";
    private const string TimestampName = "timestamp";

    public string Name => "mautic";

    public bool IsAuthentic(IncomingRequest request, string secret) => WebhookSignature.IsValid(request, secret);

    public Reading Read(IncomingRequest request, Instant receivedAt)
    {
        var (document, error) = JsonBody.Parse(request.Body);
        if (document is null)
            return error!;
        using (document)
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ReadEnvelope(document.RootElement, receivedAt)
                : new Reading.Malformed("An object of event types is expected.", "$");
    }

    private static Reading ReadEnvelope(JsonElement root, Instant receivedAt)
    {
        var reading = new ReadingBuilder();
        var sharedTime = root.TryGetProperty(TimestampName, out var timestamp) ? PhpJson.Time(timestamp) : null;
        var events = root.EnumerateObject().Where(entry => entry.Name.StartsWith(TypePrefix, StringComparison.Ordinal)).ToArray();
        if (events.Length == 0)
            return new Reading.Malformed("At least one event type that begins with 'mautic.' is expected.", "$");
        foreach (var entry in events)
        {
            var items = entry.Value.ValueKind == JsonValueKind.Array ? entry.Value.EnumerateArray().ToArray() : [entry.Value];
            foreach (var item in items)
                reading.Add(item, ReadItem(entry.Name[TypePrefix.Length..], item, sharedTime ?? receivedAt, receivedAt));
        }
        return reading.Build();
    }

    private static ItemReading ReadItem(string type, JsonElement item, Instant fallbackTime, Instant receivedAt)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return new ItemReading.Rejected($"{type}: an item is an object");
        try
        {
            return MauticEvents.Read(new MauticItem(type, item, fallbackTime, receivedAt));
        }
        catch (InvalidOperationException)
        {
            // The readers look at the kind of a value before they read it; what is left is half a surrogate pair.
            return new ItemReading.Rejected($"{type}: holds a text that is not valid Unicode");
        }
    }
}
