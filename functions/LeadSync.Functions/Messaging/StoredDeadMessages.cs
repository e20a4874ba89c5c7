using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using LeadSync.Functions.State;

namespace LeadSync.Functions.Messaging;

/// <summary>
/// The dead messages of queues that keep none with a reason: table "deadmessages", one partition per queue. A row is a
/// line of JSON, then the body as it came.
/// </summary>
internal sealed class StoredDeadMessages(IPartitionStore store, TimeProvider time) : IDeadMessages
{
    private const int LongestHead = 8 * 1024;

    private const string First = "\u0001";

    private const string Last = "\U0010FFFF";

    public async Task Keep(string queue, IReadOnlyList<(ReceivedMessage Message, string Reason)> dead, CancellationToken cancel)
    {
        // Each by itself: they are few, and large ones would not fit into one commit.
        foreach (var (message, reason) in dead)
            await store.Commit(Home(queue), [new RowOperation.Upsert(Name(message), Value(message, reason))], cancel);
    }

    public async Task<IReadOnlyList<DeadMessage>> DeadMessages(string queue, int max, CancellationToken cancel)
    {
        var dead = new List<DeadMessage>();
        await foreach (var row in store.Range(Home(queue), First, Last, cancel)) dead.Add(Read(queue, row.Value));
        return [.. dead.OrderBy(message => message.DiedAt).Take(max)];
    }

    public async Task<int> DiscardDead(string queue, Func<DeadMessage, bool> which, CancellationToken cancel)
    {
        var rows = new List<string>();
        await foreach (var row in store.Range(Home(queue), First, Last, cancel))
            if (which(Read(queue, row.Value))) rows.Add(row.Row);
        foreach (var row in rows) await store.Commit(Home(queue), [new RowOperation.Delete(row)], cancel);
        return rows.Count;
    }

    private static Partition Home(string queue) => new("deadmessages", queue);

    // The same message, delivered again after half a failure, is the same row; another one with its id is not.
    private static string Name(ReceivedMessage message) =>
        Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(message.Id), 0, .. message.Body]));

    private byte[] Value(ReceivedMessage message, string reason)
    {
        var longest = IPartitionStore.MaxValueLength - LongestHead;
        var isCut = message.Body.Length > longest;
        var head = JsonSerializer.SerializeToUtf8Bytes(new Head(Short(message.Id), Short(reason), time.GetUtcNow(), isCut));
        return [.. head, (byte)'\n', .. isCut ? message.Body[..longest] : message.Body];
    }

    private static string Short(string text) => text.Length <= 500 ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..500]}…");

    private static DeadMessage Read(string queue, byte[] value)
    {
        var end = Array.IndexOf(value, (byte)'\n');
        var head = JsonSerializer.Deserialize<Head>(value.AsSpan(0, end))!;
        return new DeadMessage(queue, head.Id, value[(end + 1)..], head.Reason, head.DiedAt);
    }

    private sealed record Head(string Id, string Reason, DateTimeOffset DiedAt, bool IsCut);
}
