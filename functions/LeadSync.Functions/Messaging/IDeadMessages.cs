namespace LeadSync.Functions.Messaging;

/// <summary>A message that can't be handled, and why.</summary>
public sealed record DeadMessage(string Queue, string Id, byte[] Body, string Reason, DateTimeOffset DiedAt);

/// <summary>The messages that could not be handled, kept with the reason until somebody looks at them.</summary>
public interface IDeadMessages
{
    /// <summary>Keeps messages with the reason; one that is kept already, from an earlier try, is kept once.</summary>
    Task Keep(string queue, IReadOnlyList<(ReceivedMessage Message, string Reason)> dead, CancellationToken cancel);

    /// <summary>Up to <paramref name="max"/> messages of the queue that died, oldest first.</summary>
    Task<IReadOnlyList<DeadMessage>> DeadMessages(string queue, int max, CancellationToken cancel);

    /// <summary>Deletes the dead messages of the queue for which the predicate holds; gives their number.</summary>
    Task<int> DiscardDead(string queue, Func<DeadMessage, bool> which, CancellationToken cancel);
}
