namespace LeadSync.Functions.Messaging;

/// <summary>
/// Hands the messages of every subscribed queue to its handler (see README.md). On stop it takes no new messages and lets
/// running handlers finish for as long as the host waits.
/// </summary>
public sealed partial class QueuePump(
    IPeekLockQueue queue,
    IEnumerable<QueueSubscription> subscriptions,
    IServiceProvider services,
    TimeProvider time,
    ILogger<QueuePump> log) : BackgroundService
{
    /// <summary>How much longer than the handler the lease runs, so that no second handler starts on a message in hand.</summary>
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource hostGivesUp = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(hostGivesUp.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        hostGivesUp.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        from subscription in subscriptions
        from _ in Enumerable.Range(0, subscription.Settings.Concurrency)
        select Task.Run(() => Serve(subscription, stoppingToken), CancellationToken.None));

    private async Task Serve(QueueSubscription subscription, CancellationToken stopping)
    {
        var handler = (IMessageHandler)services.GetRequiredService(subscription.Handler);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await ServeBatch(subscription, handler))
                    await queue.Wait(subscription.Queue, LongestWait, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            // Process edge: the database may be busy or full; the loop must outlive it.
            catch (Exception error)
            {
                LogQueueFailed(subscription.Queue, error);
                await Task.Delay(LongestWait, time, CancellationToken.None);
            }
        }
    }

    private async Task<bool> ServeBatch(QueueSubscription subscription, IMessageHandler handler)
    {
        var settings = subscription.Settings;
        var leased = await queue.Receive(
            subscription.Queue, settings.BatchSize, settings.HandlerTimeout + LeaseMargin, CancellationToken.None);
        if (leased.Count == 0)
            return false;
        using var limit = new CancellationTokenSource(settings.HandlerTimeout, time);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, hostGivesUp.Token);
        foreach (var batch in Batches(leased))
            await queue.Settle(
                subscription.Queue, await Handle(subscription, handler, batch, cancel.Token), CancellationToken.None);
        return true;
    }

    /// <summary>All that are well together, and each that failed twice alone.</summary>
    private static IEnumerable<IReadOnlyList<LeasedMessage>> Batches(IReadOnlyList<LeasedMessage> leased)
    {
        var suspects = leased.ToLookup(item => item.Message.Failures >= 2);
        var well = suspects[false].ToArray();
        return (well.Length > 0 ? new[] { well } : []).Concat(suspects[true].Select(item => new[] { item }));
    }

    private async Task<IReadOnlyList<Settlement>> Handle(
        QueueSubscription subscription, IMessageHandler handler, IReadOnlyList<LeasedMessage> batch, CancellationToken cancel)
    {
        IReadOnlyList<MessageOutcome> outcomes;
        try
        {
            outcomes = await HealthMessage.Aside([.. batch.Select(leased => leased.Message)], messages => handler.Handle(messages, cancel));
            if (outcomes.Count != batch.Count)
                throw new InvalidOperationException($"{outcomes.Count} outcomes for {batch.Count} messages.");
        }
        catch (OperationCanceledException) when (hostGivesUp.IsCancellationRequested)
        {
            outcomes = HandlerResult.All(batch.Count, new MessageOutcome.Later("The host stops.", TimeSpan.Zero)).Outcomes;
        }
        // Process edge: a handler's bug must not stop the queue.
        catch (Exception error)
        {
            LogHandlerFailed(subscription.Queue, batch.Count, error);
            outcomes = HandlerResult.All(batch.Count, OutageException.OutcomeOf(error)).Outcomes;
        }
        return [.. batch.Zip(outcomes, (leased, outcome) =>
            new Settlement(leased.Lock, BuryIfHopeless(subscription, leased.Message, outcome)))];
    }

    private MessageOutcome BuryIfHopeless(QueueSubscription subscription, ReceivedMessage message, MessageOutcome outcome)
    {
        var last = Hopelessness.Judge(outcome, message, subscription.Settings);
        if (last is MessageOutcome.DeadLetter dead)
            LogDeadLetter(subscription.Queue, dead.Reason);
        return last;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Handling {Count} messages of queue {Queue} failed; they come again.")]
    private partial void LogHandlerFailed(string queue, int count, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of queue {Queue} went to the dead letters: {Reason}")]
    private partial void LogDeadLetter(string queue, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Queue {Queue} can't be read; trying again.")]
    private partial void LogQueueFailed(string queue, Exception error);
}
