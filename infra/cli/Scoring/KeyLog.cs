using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Cli.Scoring;

/// <summary>
/// Remembers outside of memory which keys were somebody's, and finds one that was two people's. Keys are hashed: their
/// hash says in which of the parts they are looked for, so that one part after the other is compared in memory.
/// </summary>
internal sealed class KeyLog : IDisposable
{
    private const int Parts = 64;
    private const int InMemory = 64 * 1024;
    private const int HashLength = 16;
    private const int EntryLength = HashLength + sizeof(long);

    private readonly SpillStream[] parts = [.. Enumerable.Range(0, Parts).Select(_ => new SpillStream(InMemory))];
    private readonly byte[] entry = new byte[SHA256.HashSizeInBytes];

    /// <summary>Notes a key of a person; of each person every key once.</summary>
    /// <param name="key">The key.</param>
    /// <param name="place">Where the person stands; given back if the key is another's too.</param>
    public void Add(string key, long place)
    {
        SHA256.HashData(Encoding.UTF8.GetBytes(key), entry);
        BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(HashLength), place);
        parts[entry[0] % Parts].Write(entry.AsSpan(0, EntryLength));
    }

    /// <summary>The place of somebody who has a key that somebody before had too; null where there is none.</summary>
    public long? FirstShared()
    {
        long? shared = null;
        foreach (var part in parts)
        {
            var last = new Dictionary<UInt128, long>();
            for (ReadOnlySpan<byte> rest = part.ReadAll(); rest.Length > 0; rest = rest[EntryLength..])
            {
                var place = BinaryPrimitives.ReadInt64LittleEndian(rest[HashLength..]);
                if (!last.TryAdd(BinaryPrimitives.ReadUInt128LittleEndian(rest), place) && !(shared < place)) shared = place;
            }
        }
        return shared;
    }

    public void Dispose()
    {
        foreach (var part in parts) part.Dispose();
    }
}
