namespace LeadSync.Functions.Messaging;

/// <summary>A message that only shows that a queue takes messages: it is recognised and dropped before any handler sees it.</summary>
internal static class HealthMessage
{
    private static readonly byte[] Body = """{"leadsyncHealth":1}"""u8.ToArray();

    public static OutgoingMessage New(DateTimeOffset now) => new($"health:{Guid.CreateVersion7(now):n}", Body);

    /// <summary>Has the others handled, in their order; a batch of such messages alone is done without a handler.</summary>
    public static async Task<IReadOnlyList<MessageOutcome>> Aside(
        IReadOnlyList<ReceivedMessage> batch, Func<IReadOnlyList<ReceivedMessage>, Task<HandlerResult>> handle)
    {
        var others = batch.Where(message => !message.Body.AsSpan().SequenceEqual(Body)).ToArray();
        if (others.Length == batch.Count) return (await handle(batch)).Outcomes;
        var outcomes = new Queue<MessageOutcome>(others.Length == 0 ? [] : (await handle(others)).Outcomes);
        if (outcomes.Count != others.Length) throw new InvalidOperationException($"{outcomes.Count} outcomes for {others.Length} messages.");
        return [.. batch.Select(message => message.Body.AsSpan().SequenceEqual(Body) ? MessageOutcome.Done.Instance : outcomes.Dequeue())];
    }
}
