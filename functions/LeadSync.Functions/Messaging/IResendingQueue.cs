namespace LeadSync.Functions.Messaging;

/// <summary>A message that is to come again, as a copy.</summary>
/// <param name="Message">What was handed out.</param>
/// <param name="Failures">How often it has failed by now.</param>
/// <param name="NotBefore">When it is to come.</param>
public sealed record RepeatedMessage(ReceivedMessage Message, int Failures, DateTimeOffset NotBefore);

/// <summary>
/// A queue in which a message that was handed out can't be held back: to come later it is sent anew, and the one in hand
/// is done once the copy is durable.
/// </summary>
public interface IResendingQueue : IMessageQueue
{
    /// <summary>All copies are durable when the task completes; an exception means that none may be relied on.</summary>
    Task SendAgain(string queue, IReadOnlyList<RepeatedMessage> messages, CancellationToken cancel);
}
