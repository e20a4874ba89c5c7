using LeadSync.Functions.Hosting;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Messaging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace LeadSync.Functions.ReceiveActivities;

/// <summary>Takes in what marketing tools post: verifies, reads, and makes it durable before it answers.</summary>
internal sealed class ActivitiesReceiver(
    IEnumerable<IActivitySource> sources,
    IOptions<LeadSyncOptions> options,
    IMessageQueue queue,
    DeadLetters deadLetters,
    TimeProvider time)
{
    private readonly Dictionary<string, IActivitySource> sources =
        sources.ToDictionary(source => source.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing is kept unless the request is authentic and understood as a whole.</summary>
    public async Task<Receipt> Receive(string source, IncomingRequest request, CancellationToken cancel)
    {
        if (!sources.TryGetValue(source, out var tool) || SecretOf(tool) is not { } secret)
            return new Receipt.UnknownSource();
        if (!tool.IsAuthentic(request, secret))
            return new Receipt.NotAuthentic();
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var reading = tool.Read(request, now);
        return reading is Reading.Understood understood
            ? await Keep(tool.Name, understood, now, cancel)
            : new Receipt.NotUnderstood(reading);
    }

    private async Task<Receipt> Keep(string source, Reading.Understood reading, Instant now, CancellationToken cancel)
    {
        var messages = ActivityBatch.ToMessages(reading.Activities).ToArray();
        if (messages.Length > 0)
            await queue.Send(Queues.Activities, messages, cancel);
        await deadLetters.Keep(source, reading.Rejected, now, cancel);
        return new Receipt.Durable(reading.Activities.Count, reading.Ignored, reading.Rejected);
    }

    private string? SecretOf(IActivitySource tool) =>
        options.Value.Sources.TryGetValue(tool.Name, out var settings) && settings.Secret.Length > 0 ? settings.Secret : null;
}
