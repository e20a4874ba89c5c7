namespace LeadSync.Functions.Messaging;

/// <summary>A message under lease. <paramref name="Lock"/> proves the lease when the message is settled.</summary>
public sealed record LeasedMessage(ReceivedMessage Message, string Lock);

/// <summary>What becomes of one leased message.</summary>
public sealed record Settlement(string Lock, MessageOutcome Outcome);

/// <summary>A queue that hands messages out under a lease, for the pump of the standalone host.</summary>
public interface IPeekLockQueue : IMessageQueue, IDeadMessages
{
    /// <summary>
    /// Up to <paramref name="max"/> due messages, hidden from others until the lease ends; then they come again.
    /// </summary>
    Task<IReadOnlyList<LeasedMessage>> Receive(string queue, int max, TimeSpan lease, CancellationToken cancel);

    /// <summary>
    /// Removes, delays or buries the messages; <see cref="MessageOutcome.Failed"/> delays and counts. A lease that has ended settles nothing: the message belongs to whoever
    /// has it now.
    /// </summary>
    Task Settle(string queue, IReadOnlyList<Settlement> settlements, CancellationToken cancel);

    /// <summary>Completes when a message may be due in the queue, at the latest after <paramref name="longest"/>.</summary>
    Task Wait(string queue, TimeSpan longest, CancellationToken cancel);
}
