using System.Text.Json;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Records;
using LeadSync.Functions.Sla;

namespace LeadSync.Functions.ReplanClocks;

/// <summary>A message of the queue "replans": the records of a shard that have open clocks, from after the named one on.</summary>
internal sealed record ReplanMessage(int Shard, string After)
{
    public OutgoingMessage ToMessage() => new($"{Shard:x2}:{After}", JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));

    /// <summary>Null where it names no shard.</summary>
    public static ReplanMessage? Read(ReceivedMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize<ReplanMessage>(message.Body, JsonSerializerOptions.Web) is { Shard: >= 0 and < SlaLedger.Shards, After: not null } part ? part : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Has all records with open clocks looked at, because the rules of clocks changed.</summary>
internal sealed class Replans(IMessageQueue queue)
{
    /// <summary>Durable when it returns.</summary>
    public Task Start(CancellationToken cancel) =>
        queue.Send(Queues.Replans, [.. Enumerable.Range(0, SlaLedger.Shards).Select(shard => new ReplanMessage(shard, "").ToMessage())], cancel);

    /// <summary>The rest of a shard.</summary>
    public Task Rest(ReplanMessage part, RecordRef last, CancellationToken cancel) =>
        queue.Send(Queues.Replans, [(part with { After = last.ToString() }).ToMessage()], cancel);
}

/// <summary>
/// Serves the queue "replans". Of many records only so many at a time are marked; the rest goes back to the queue, so that
/// who dies in between leaves nobody out.
/// </summary>
internal sealed class ReplanClocksHandler(SlaLedger ledger, RecordMarks marks, Replans replans) : IMessageHandler
{
    /// <summary>The most records of one message.</summary>
    public const int Most = 2000;

    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var outcomes = new List<MessageOutcome>();
        foreach (var message in batch)
            outcomes.Add(ReplanMessage.Read(message) is { } part ? await Mark(part, cancel) : new MessageOutcome.DeadLetter("names no shard"));
        return new HandlerResult(outcomes);
    }

    private async Task<MessageOutcome> Mark(ReplanMessage part, CancellationToken cancel)
    {
        var records = await ledger.Open(part.Shard, part.After, cancel).Take(Most).ToListAsync(cancel);
        await marks.Mark(records, cancel);
        if (records.Count == Most) await replans.Rest(part, records[^1], cancel);
        return MessageOutcome.Done.Instance;
    }
}
