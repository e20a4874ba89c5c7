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
            await queue.Send(Queues.Dirty, [.. chunk.Select(person => Message(person, null))], cancel);
    }

    /// <summary>
    /// The same, but not before the given moment. Somebody who is looked at earlier for another reason is not looked at then:
    /// whoever looks marks the person again where that is still due.
    /// </summary>
    public Task MarkAt(DateTimeOffset moment, string person, CancellationToken cancel) => queue.Send(Queues.Dirty, [Message(person, moment)], cancel);

    private static OutgoingMessage Message(string person, DateTimeOffset? notBefore) =>
        new(person, JsonSerializer.SerializeToUtf8Bytes(new { person }), notBefore);
}
