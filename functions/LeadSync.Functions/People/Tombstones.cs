using System.Security.Cryptography;
using System.Text;
using LeadSync.Domain.Activities;
using LeadSync.Functions.State;

namespace LeadSync.Functions.People;

/// <summary>
/// Which keys belong to people who were erased: table <c>tombstones</c>, a row per key, named by HMAC-SHA256 of the key under
/// a salt of this store. A key can be looked up, but none can be read out.
/// </summary>
public sealed class Tombstones(IPartitionStore store)
{
    private const int SaltLength = 32;
    private static readonly Partition SaltPartition = new("tombstones", "salt");

    private byte[]? known;

    /// <summary>Whether one of the keys is of somebody who was erased.</summary>
    public async Task<bool> StandFor(IEnumerable<PersonKey> keys, CancellationToken cancel)
    {
        foreach (var key in keys)
            if (await NameOf(key, cancel) is var name && await store.Get(PartitionOf(name), name, cancel) is not null)
                return true;
        return false;
    }

    /// <summary>Sets tombstones; durable when the task completes.</summary>
    public async Task Set(IEnumerable<PersonKey> keys, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var key in keys)
            if (await NameOf(key, cancel) is var name)
                await store.Commit(PartitionOf(name), [new RowOperation.Upsert(name, Encoding.UTF8.GetBytes(now.UtcDateTime.ToString("O")))], cancel);
    }

    /// <summary>Takes a tombstone away: the key's activities are taken again. False where none stands.</summary>
    public async Task<bool> Lift(PersonKey key, CancellationToken cancel)
    {
        var name = await NameOf(key, cancel);
        return await store.Commit(PartitionOf(name), [new RowOperation.Delete(name)], cancel) is CommitResult.Committed;
    }

    private async Task<string> NameOf(PersonKey key, CancellationToken cancel) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(known ??= await Salt(cancel), Encoding.UTF8.GetBytes(key.Value)));

    private async Task<byte[]> Salt(CancellationToken cancel)
    {
        // Of two who make one at the same time the first counts.
        await store.Commit(SaltPartition, [new RowOperation.Insert("salt", RandomNumberGenerator.GetBytes(SaltLength))], cancel);
        return (await store.Get(SaltPartition, "salt", cancel))!.Value;
    }

    private static Partition PartitionOf(string name) => new("tombstones", name[..2]);
}
