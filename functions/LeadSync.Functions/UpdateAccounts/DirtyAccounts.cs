using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>Has accounts scored and written anew.</summary>
internal sealed class DirtyAccounts(IMessageQueue queue)
{
    private const int MessagesPerSend = 100;

    public async Task Mark(IEnumerable<Guid> accounts, CancellationToken cancel)
    {
        foreach (var chunk in accounts.Distinct().Chunk(MessagesPerSend))
            await queue.Send(Queues.Accounts, [.. chunk.Select(AccountMessage.Of)], cancel);
    }
}
