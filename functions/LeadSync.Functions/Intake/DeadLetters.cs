using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadSync.Functions.State;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.Intake;

/// <summary>
/// Keeps items that could not be understood, so that they can be replayed: table "deadletters", one partition per source.
/// The row's name is the hash of the item, so that a retry is kept once.
/// </summary>
public sealed class DeadLetters(IPartitionStore store)
{
    /// <summary>The rest of a row is for the reason and escapes.</summary>
    private const int LongestItem = 128 * 1024;

    /// <summary>
    /// The items are durable when the task completes, as <c>{"receivedAt","reason","item"}</c>; of very long ones only the
    /// beginning is kept, with <c>"truncated":true</c>.
    /// </summary>
    public async Task Keep(string source, IReadOnlyList<RefusedItem> items, Instant receivedAt, CancellationToken cancel)
    {
        var operations = items
            .Select(item => new RowOperation.Upsert(NameOf(item), ToJson(item, receivedAt)))
            .DistinctBy(operation => operation.Row);
        foreach (var chunk in CommitRules.Chunks(operations))
            await store.Commit(new Partition("deadletters", source), chunk, cancel);
    }

    private static string NameOf(RefusedItem item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.Raw)));

    private static byte[] ToJson(RefusedItem item, Instant receivedAt)
    {
        var tooLong = item.Raw.Length > LongestItem;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            receivedAt = InstantPattern.ExtendedIso.Format(receivedAt),
            reason = item.Reason,
            item = tooLong ? item.Raw[..LongestItem] : item.Raw,
            truncated = tooLong,
        });
    }
}
