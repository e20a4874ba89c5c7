using System.Text.Json;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace LeadSync.Functions.Intake.CloudEvents;

/// <summary>
/// CloudEvents 1.0 over HTTP, for tools of one's own: binary, structured and batched. The type is
/// <c>com.tenant.kind</c>, the data is an activity in exchange form.
/// </summary>
internal sealed class CloudEventsSource : IActivitySource
{
    private const string BatchPrefix = "application/cloudevents-batch";
    private const string StructuredPrefix = "application/cloudevents";

    public string Name => "cloudevents";

    /// <summary>A bearer token, or <c>access_token</c> in the query, or a signature over the body.</summary>
    public bool IsAuthentic(IncomingRequest request, string secret) =>
        request.Headers.Authorization is [var authorization]
            ? authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true
                && Secrets.AreEqual(authorization["Bearer ".Length..].Trim(), secret)
            : request.Query["access_token"] is [var token]
                ? Secrets.AreEqual(token, secret)
                : WebhookSignature.IsValid(request, secret);

    public Reading Read(IncomingRequest request, Instant receivedAt)
    {
        var contentType = request.ContentType ?? "";
        // The batch prefix begins with the structured one, so it is looked for first.
        if (contentType.StartsWith(BatchPrefix, StringComparison.OrdinalIgnoreCase))
            return WithJsonFormat(contentType, BatchPrefix) ?? ReadBatch(request, receivedAt);
        if (contentType.StartsWith(StructuredPrefix, StringComparison.OrdinalIgnoreCase))
            return WithJsonFormat(contentType, StructuredPrefix) ?? ReadStructured(request, receivedAt);
        return ReadBinary(request, receivedAt);
    }

    private static Reading.UnsupportedFormat? WithJsonFormat(string contentType, string prefix)
    {
        var mediaType = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value : null;
        return mediaType is null || (mediaType.Length > prefix.Length && !mediaType[prefix.Length..].Equals("+json", StringComparison.OrdinalIgnoreCase))
            ? new Reading.UnsupportedFormat("Only the JSON format of CloudEvents is taken: +json.")
            : null;
    }

    private static Reading ReadBatch(IncomingRequest request, Instant receivedAt)
    {
        var (document, error) = JsonBody.Parse(request.Body);
        if (document is null)
            return error!;
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return new Reading.Malformed("A list of events is expected.", "$");
            var reading = new ReadingBuilder();
            foreach (var item in document.RootElement.EnumerateArray())
                reading.Add(item, CloudEvent.FromJson(item) switch
                {
                    { Event: { } cloudEvent } => CloudEventActivity.Read(cloudEvent, receivedAt),
                    var broken => new ItemReading.Rejected($"{broken.Field}: {broken.Problem}"),
                });
            return reading.Build();
        }
    }

    private static Reading ReadStructured(IncomingRequest request, Instant receivedAt)
    {
        var (document, error) = JsonBody.Parse(request.Body);
        if (document is null)
            return error!;
        using (document)
            return Single(CloudEvent.FromJson(document.RootElement), document.RootElement, receivedAt);
    }

    private static Reading ReadBinary(IncomingRequest request, Instant receivedAt)
    {
        if (!request.Headers.ContainsKey(CloudEventHeaders.SpecVersion))
            return new Reading.UnsupportedFormat(
                "Neither a CloudEvents content type nor the header ce-specversion is there.");
        var envelope = CloudEventHeaders.ToJson(request.Headers, request.ContentType, request.Body);
        if (envelope.Error is { } broken)
            return broken;
        using var document = envelope.Document!;
        return Single(CloudEvent.FromJson(document.RootElement), document.RootElement, receivedAt);
    }

    /// <summary>A request of one event is malformed as a whole where the event is none; an event that says nothing we know is kept.</summary>
    private static Reading Single(CloudEventReading reading, JsonElement raw, Instant receivedAt)
    {
        if (reading.Event is not { } cloudEvent)
            return new Reading.Malformed(reading.Problem, $"$.{reading.Field}".TrimEnd('.'));
        var builder = new ReadingBuilder();
        builder.Add(raw, CloudEventActivity.Read(cloudEvent, receivedAt));
        return builder.Build();
    }
}
