using System.Text.Json;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>Has people scored and written anew.</summary>
internal sealed class DirtyPeople(IMessageQueue queue)
{
    private const int MessagesPerSend = 100;

    public async Task Mark(IEnumerable<string> people, CancellationToken cancel)
    {
        foreach (var chunk in people.Chunk(MessagesPerSend))
            await queue.Send(Queues.Dirty, [.. chunk.Select(person => new OutgoingMessage(person, JsonSerializer.SerializeToUtf8Bytes(new { person })))], cancel);
    }
}
