namespace LeadSync.Functions.Messaging;

/// <summary>A message that is to come again, as a copy.</summary>
/// <param name="Message">What was handed out.</param>
/// <param name="Failures">How often it has failed by now.</param>
/// <param name="NotBefore">When it is to come.</param>
public sealed record RepeatedMessage(ReceivedMessage Message, int Failures, DateTimeOffset NotBefore)
{
    /// <summary>The copy that an outcome asks for; null where it asks for none.</summary>
    internal static RepeatedMessage? After(ReceivedMessage message, MessageOutcome outcome, DateTimeOffset now) => outcome switch
    {
        MessageOutcome.Later later => new RepeatedMessage(message, message.Failures, now + (later.After ?? Backoff.After(message.Deliveries))),
        MessageOutcome.Failed => new RepeatedMessage(message, message.Failures + 1, now + Backoff.After(message.Deliveries)),
        _ => null,
    };
}

/// <summary>
/// A queue in which a message that was handed out can't be held back: to come later it is sent anew, and the one in hand
/// is done once the copy is durable.
/// </summary>
public interface IResendingQueue : IMessageQueue
{
    /// <summary>All copies are durable when the task completes; an exception means that none may be relied on.</summary>
    Task SendAgain(string queue, IReadOnlyList<RepeatedMessage> messages, CancellationToken cancel);
}
