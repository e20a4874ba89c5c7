namespace LeadSync.Functions.Messaging;

/// <summary>
/// Settles a batch of a queue that can only take all of it as done or hand out all of it again: what is to come later is
/// sent anew, what is hopeless is kept among the dead, and then the whole batch may be acknowledged. A crash in between
/// leaves a message twice, never none.
/// </summary>
internal sealed partial class BatchSettlement(IResendingQueue queue, IDeadMessages dead, TimeProvider time, ILogger<BatchSettlement> log)
{
    /// <summary>Everything that the outcomes ask for is durable when the task completes.</summary>
    /// <param name="subscription">The queue and its limits.</param>
    /// <param name="batch">The messages.</param>
    /// <param name="outcomes">One for each message, in the same order.</param>
    /// <param name="cancel">Gives up; nothing may be relied on then.</param>
    public async Task Settle(
        QueueSubscription subscription, IReadOnlyList<ReceivedMessage> batch, IReadOnlyList<MessageOutcome> outcomes, CancellationToken cancel)
    {
        var hopeless = new List<(ReceivedMessage, string)>();
        var again = new List<RepeatedMessage>();
        foreach (var (message, outcome) in batch.Zip(outcomes))
        {
            var last = Hopelessness.Judge(outcome, message, subscription.Settings);
            if (last is MessageOutcome.DeadLetter letter)
            {
                LogDeadLetter(subscription.Queue, letter.Reason);
                hopeless.Add((message, letter.Reason));
            }
            else if (RepeatedMessage.After(message, last, time.GetUtcNow()) is { } copy)
            {
                again.Add(copy);
            }
        }
        if (hopeless.Count > 0) await dead.Keep(subscription.Queue, hopeless, cancel);
        if (again.Count > 0) await queue.SendAgain(subscription.Queue, again, cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of queue {Queue} went to the dead letters: {Reason}")]
    private partial void LogDeadLetter(string queue, string reason);
}
