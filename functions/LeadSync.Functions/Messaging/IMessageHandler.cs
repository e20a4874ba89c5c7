namespace LeadSync.Functions.Messaging;

/// <summary>
/// Handles the messages of one queue. Registered with
/// <see cref="MessageHandlerRegistration.AddMessageHandler{THandler}"/>; several batches may run at the same time.
/// </summary>
public interface IMessageHandler
{
    /// <summary>
    /// Handles a batch. A thrown exception counts as <see cref="MessageOutcome.Failed"/> of every message in it,
    /// one of an outage that can pass (<see cref="OutageException"/>) as <see cref="MessageOutcome.Later"/>; messages
    /// that failed twice come alone, so that a bad one does not take its neighbours along.
    /// </summary>
    Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel);
}

/// <summary>What is to become of one message.</summary>
public abstract record MessageOutcome
{
    private MessageOutcome()
    {
    }

    /// <summary>Its effect is durable; the message is removed.</summary>
    public sealed record Done : MessageOutcome
    {
        public static Done Instance { get; } = new();
    }

    /// <summary>
    /// It can't be handled now and comes again: after <paramref name="After"/>, or with exponential backoff where that is
    /// null. Waiting is no failure: such a message never becomes a dead letter.
    /// </summary>
    public sealed record Later(string Reason, TimeSpan? After = null) : MessageOutcome;

    /// <summary>
    /// It failed for a reason that is not known to pass: it comes again with backoff and becomes a dead letter when it has
    /// failed <see cref="QueueSettings.MaxFailures"/> times.
    /// </summary>
    public sealed record Failed(string Reason) : MessageOutcome;

    /// <summary>It can never be handled; it is kept in the dead letters with the reason.</summary>
    public sealed record DeadLetter(string Reason) : MessageOutcome;
}

/// <summary>One outcome per message, in the order of the batch.</summary>
public sealed record HandlerResult(IReadOnlyList<MessageOutcome> Outcomes)
{
    /// <summary>The same outcome for all <paramref name="count"/> messages.</summary>
    public static HandlerResult All(int count, MessageOutcome outcome) => new([.. Enumerable.Repeat(outcome, count)]);

    /// <summary>All <paramref name="count"/> messages are done.</summary>
    public static HandlerResult Done(int count) => All(count, MessageOutcome.Done.Instance);
}

/// <summary>How the pump serves one queue.</summary>
public sealed record QueueSettings
{
    /// <summary>The most messages of one batch.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>How many batches run at the same time.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>How long a handler may take; its cancellation token fires then, and the batch comes again.</summary>
    public TimeSpan HandlerTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>After how many failures a message becomes a dead letter.</summary>
    public int MaxFailures { get; init; } = 10;
}
