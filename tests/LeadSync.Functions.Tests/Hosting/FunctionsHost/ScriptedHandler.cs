using System.Collections.Concurrent;
using System.Text.Json;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State.Tables;

namespace LeadSync.Functions.Tests.Hosting.FunctionsHost;

/// <summary>Does with each message what its body, a JSON string, says; "throw" takes the whole batch along.</summary>
internal sealed class ScriptedHandler : IMessageHandler
{
    public ConcurrentQueue<string[]> Batches { get; } = new();

    public Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var words = batch.Select(message => JsonSerializer.Deserialize<string>(message.Body)!).ToArray();
        Batches.Enqueue(words);
        return Task.FromResult(new HandlerResult([.. words.Select(Outcome)]));
    }

    private static MessageOutcome Outcome(string word) => word switch
    {
        "done" => MessageOutcome.Done.Instance,
        "later" => new MessageOutcome.Later("the CRM is down"),
        "failed" => new MessageOutcome.Failed("odd"),
        "dead" => new MessageOutcome.DeadLetter("can never be"),
        "away" => throw new TableStoreException("Azure Tables answered 503 ServerBusy.", 503, "ServerBusy"),
        _ => throw new InvalidOperationException("a bug"),
    };
}
