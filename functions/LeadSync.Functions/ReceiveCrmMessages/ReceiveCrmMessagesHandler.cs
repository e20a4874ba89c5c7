using LeadSync.Functions.Messaging;
using LeadSync.Functions.ReceiveCrmChanges;

namespace LeadSync.Functions.ReceiveCrmMessages;

/// <summary>
/// Serves the queue "crmevents": what the CRM sends to Service Bus itself, where an administrator prefers that to the
/// webhook. A body is the same RemoteExecutionContext that the webhook posts.
/// </summary>
internal sealed class ReceiveCrmMessagesHandler(CrmChangesReceiver receiver) : IMessageHandler
{
    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var outcomes = new List<MessageOutcome>(batch.Count);
        foreach (var message in batch)
        {
            var (result, problem) = await receiver.Receive(message.Body, cancel);
            outcomes.Add(result == ReceivedChange.NotUnderstood
                ? new MessageOutcome.DeadLetter($"Not a RemoteExecutionContext: {problem}.")
                : MessageOutcome.Done.Instance);
        }
        return new HandlerResult(outcomes);
    }
}
