using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Hosting.FunctionsHost;

/// <summary>What became of a call with messages.</summary>
internal enum BatchResult
{
    /// <summary>Every message is done, waits as a copy, or is kept among the dead: the batch may be acknowledged.</summary>
    Settled,

    /// <summary>Nothing could be done now: the host is to deliver all of it again.</summary>
    NotNow,
}

/// <summary>
/// Handles the messages of one call of the host, within the time for which the host holds their locks. What there is no
/// time for is sent anew.
/// </summary>
internal sealed partial class QueueInvocation(
    BatchSettlement settlement, IServiceProvider services, TimeProvider time, ILogger<QueueInvocation> log)
{
    /// <summary>From this delivery on a message is handled alone, and its failure is its own; before, a failure is the whole batch's.</summary>
    public const int SuspectFrom = 3;

    /// <summary>Locks last 5 minutes and are not renewed for batches; the rest of the time is for the settlement.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(4);

    /// <summary>An exception means that the outcome is not known: all of it is to be delivered again.</summary>
    public async Task<BatchResult> Run(QueueSubscription subscription, IReadOnlyList<DeliveredMessage> delivered, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        var outcomes = new MessageOutcome[delivered.Count];
        var batches = Batches(subscription, delivered, outcomes);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = subscription.Settings.Concurrency, CancellationToken = CancellationToken.None };
        await Parallel.ForEachAsync(batches, parallel, async (batch, _) =>
        {
            var given = limit.IsCancellationRequested
                ? HandlerResult.All(batch.Length, new MessageOutcome.Later("no time left", TimeSpan.Zero)).Outcomes
                : await Handle(subscription, [.. batch.Select(i => delivered[i])], either.Token);
            foreach (var (place, outcome) in batch.Zip(given)) outcomes[place] = outcome;
        });
        if (IsNotNow(delivered, outcomes)) return BatchResult.NotNow;
        await settlement.Settle(subscription, [.. delivered.Select(each => each.Message)], outcomes, cancel);
        return BatchResult.Settled;
    }

    /// <summary>
    /// A batch of which nothing can be done now is left to the broker at first. It would bury messages that it has delivered
    /// too often, so a longer outage is waited for with copies.
    /// </summary>
    private static bool IsNotNow(IReadOnlyList<DeliveredMessage> delivered, MessageOutcome[] outcomes) =>
        outcomes.Length > 0
        && outcomes.All(outcome => outcome is MessageOutcome.Later)
        && delivered.All(each => each.DeliveryCount < SuspectFrom && each.NotBefore is null);

    /// <summary>Places of messages that are handled together: all that are well, as many as the queue wants; suspects one by one.</summary>
    private List<int[]> Batches(QueueSubscription subscription, IReadOnlyList<DeliveredMessage> delivered, MessageOutcome[] outcomes)
    {
        var now = time.GetUtcNow();
        var (well, alone) = (new List<int>(), new List<int[]>());
        for (var i = 0; i < delivered.Count; i++)
        {
            if (delivered[i].NotBefore is { } due && due > now) outcomes[i] = new MessageOutcome.Later("came early", due - now);
            else if (IsSuspect(delivered[i])) alone.Add([i]);
            else well.Add(i);
        }
        return [.. well.Chunk(subscription.Settings.BatchSize), .. alone];
    }

    private static bool IsSuspect(DeliveredMessage delivered) => delivered.DeliveryCount >= SuspectFrom || delivered.Message.Failures >= 2;

    private async Task<IReadOnlyList<MessageOutcome>> Handle(
        QueueSubscription subscription, IReadOnlyList<DeliveredMessage> batch, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(subscription.Settings.HandlerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            var handler = (IMessageHandler)services.GetRequiredService(subscription.Handler);
            var outcomes = await HealthMessage.Aside([.. batch.Select(each => each.Message)], messages => handler.Handle(messages, either.Token));
            return outcomes.Count == batch.Count
                ? outcomes
                : throw new InvalidOperationException($"{outcomes.Count} outcomes for {batch.Count} messages.");
        }
        // Process edge: a message that fails again and again must not hold up the others.
        catch (Exception error) when (batch is [var only] && IsSuspect(only))
        {
            LogFailedAlone(subscription.Queue, only.Message.Deliveries, error);
            return [OutageException.OutcomeOf(error)];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of queue {Queue} failed alone, delivered {Deliveries} times.")]
    private partial void LogFailedAlone(string queue, int deliveries, Exception error);
}
