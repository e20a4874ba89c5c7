using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.RemapLeads;

/// <summary>A message of the queue "remaps": the people of a mapping key or of an account, from after the given one on.</summary>
internal sealed record RemapMessage(string? Key, Guid? Account, string? After)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public OutgoingMessage ToMessage()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        // A key is as long as somebody's text.
        return new OutgoingMessage(Convert.ToHexStringLower(SHA256.HashData(body)), body);
    }

    /// <summary>Null where it names nobody.</summary>
    public static RemapMessage? Read(ReceivedMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize<RemapMessage>(message.Body, Json) is { } remap && (remap.Key is { Length: > 0 } || remap.Account is not null) ? remap : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Has people mapped and scored anew because accounts changed.</summary>
internal sealed class Remaps(IMessageQueue queue)
{
    private const int MessagesPerSend = 100;

    /// <summary>Durable when it returns.</summary>
    /// <param name="keys">Whose people have leads that may belong elsewhere now.</param>
    /// <param name="accounts">Whose people are scored by what the account is.</param>
    /// <param name="cancel">Ends the sending.</param>
    public async Task Send(IEnumerable<string> keys, IEnumerable<Guid> accounts, CancellationToken cancel)
    {
        var messages = keys.Select(key => new RemapMessage(key, null, null)).Concat(accounts.Select(account => new RemapMessage(null, account, null)));
        foreach (var chunk in messages.Chunk(MessagesPerSend))
            await queue.Send(Queues.Remaps, [.. chunk.Select(message => message.ToMessage())], cancel);
    }

    /// <summary>The rest of those whom a message names.</summary>
    public Task SendRest(RemapMessage part, string after, CancellationToken cancel) =>
        queue.Send(Queues.Remaps, [(part with { After = after }).ToMessage()], cancel);
}
