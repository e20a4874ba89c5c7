namespace LeadSync.Functions.Messaging;

/// <summary>When a failure is the last one.</summary>
internal static class Hopelessness
{
    /// <summary>The outcome, or a dead letter where the message has now failed as often as its queue allows.</summary>
    public static MessageOutcome Judge(MessageOutcome outcome, ReceivedMessage message, QueueSettings settings) =>
        outcome is MessageOutcome.Failed failed && message.Failures + 1 >= settings.MaxFailures
            ? new MessageOutcome.DeadLetter($"Failed {message.Failures + 1} times, last: {failed.Reason}")
            : outcome;
}
