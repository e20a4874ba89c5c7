using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.ErasePeople;

/// <summary>Serves the queue "erasures": forgets people everywhere. While the CRM is away an erasure waits as a whole.</summary>
internal sealed partial class ErasePeopleHandler(
    StoredTraces stored, IServiceProvider services, IMessageQueue queue, TimeProvider time, ILogger<ErasePeopleHandler> log) : IMessageHandler
{
    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var outcomes = new List<MessageOutcome>();
        foreach (var message in batch)
            outcomes.Add(Erasure.Read(message.Body) is { } erasure ? await Erase(erasure, cancel) : new MessageOutcome.DeadLetter("names nobody"));
        return new HandlerResult(outcomes);
    }

    private async Task<MessageOutcome> Erase(Erasure erasure, CancellationToken cancel)
    {
        // The CRM first: what leads to its records is deleted with the rest.
        if (services.GetService<CrmTraces>() is { } crm && await crm.Clear(erasure, cancel) is { } error)
        {
            // An outage passes by itself; what the CRM refuses somebody has to mend, or the erasure waits for ever.
            if (!error.IsOutage) LogRefused(erasure.Id, error.Fault.ToString(), error.Code);
            return new MessageOutcome.Later($"the CRM: {error.Fault}", error.RetryAfter);
        }
        await stored.Delete(erasure, cancel);
        // A handler that had read before the tombstones stood may write after: a second round finds what it left.
        if (!erasure.IsLast) await queue.Send(Queues.Erasures, [erasure.LastRound().ToMessage(time.GetUtcNow())], cancel);
        LogErased(erasure.Id, erasure.IsLast ? 2 : 1);
        return MessageOutcome.Done.Instance;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Erasure {Erasure} waits: the CRM refuses to empty a record: {Fault} {Code}")]
    private partial void LogRefused(string erasure, string fault, string? code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Erasure {Erasure}: round {Round} of 2 is done.")]
    private partial void LogErased(string erasure, int round);
}
