using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using LeadSync.Domain.Routing;
using LeadSync.Functions.State;

namespace LeadSync.Functions.Routing;

/// <summary>
/// Where routing keeps what it decided (see README.md): all in one partition, so that the decision about a lead and the turn
/// it took in a pool are one commit.
/// </summary>
internal static class PoolRows
{
    public static readonly Partition Partition = new("routing", "leads");

    public const string PendingPrefix = "pending:";
    public const string PendingEnd = "pending;";

    /// <summary>The routing of a lead that stands.</summary>
    public static string Lead(Guid lead) => $"lead:{lead:N}";

    /// <summary>Stands from the decision until all of it is written to the CRM; its value is the new owner.</summary>
    public static string Pending(Guid lead) => $"{PendingPrefix}{lead:N}";

    /// <summary>Whose turn it is in a team.</summary>
    public static string Pool(Guid team) => $"pool:{team:N}";

    public static Guid LeadOfPending(string row) => Guid.ParseExact(row.AsSpan(PendingPrefix.Length), "N");

    public static byte[] Write(Guid? user) => Encoding.UTF8.GetBytes(user?.ToString("N") ?? "");

    public static Guid? ReadUser(byte[] value) => Guid.TryParseExact(Encoding.UTF8.GetString(value), "N", out var user) ? user : null;

    public static byte[] Write(PoolState pool) => JsonSerializer.SerializeToUtf8Bytes(
        new StoredPool(pool.Time, pool.Turns, pool.Members.ToDictionary(member => member.Key, member => member.Value)), JsonSerializerOptions.Web);

    public static PoolState ReadPool(byte[] json)
    {
        var pool = JsonSerializer.Deserialize<StoredPool>(json, JsonSerializerOptions.Web)!;
        return new PoolState(pool.Time, pool.Turns, pool.Members.ToImmutableSortedDictionary());
    }

    private sealed record StoredPool(long Time, long Turns, Dictionary<Guid, PoolTally> Members);
}
