using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadSync.Functions.State;

namespace LeadSync.Functions.Mapping;

/// <summary>What a kept list of accounts is.</summary>
/// <param name="Format">Of the parts; another one is not read.</param>
/// <param name="Source">The CRM and the columns it was read from.</param>
/// <param name="Generation">The partition of the parts.</param>
/// <param name="Parts">How many there are.</param>
/// <param name="Accounts">How many accounts are in them.</param>
/// <param name="Delta">The link by which later changes are read; null where the CRM gave none.</param>
/// <param name="TakenAt">When.</param>
internal sealed record SnapshotHead(int Format, string Source, string Generation, int Parts, int Accounts, string? Delta, DateTimeOffset TakenAt);

/// <summary>
/// Keeps the accounts in the store, so that a restart reads changes and not a million rows. Parts are written under a name
/// of their own and count once the head names them: whoever dies in between leaves the earlier list or none.
/// </summary>
internal sealed partial class AccountSnapshot(IPartitionStore store, TimeProvider time, ILogger<AccountSnapshot> log)
{
    private const int Format = 1;
    private const string Head = "head";

    // Of the text before it is packed, so that a part never exceeds what a row may hold.
    private const int LargestPart = IPartitionStore.MaxValueLength - 64 * 1024;

    private static readonly Partition Kept = new("accountlist", "kept");
    private static readonly Partition Written = new("accountlist", "generations");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The list that is kept of this source, or null where there is none or it is broken.</summary>
    public async Task<(SnapshotHead Head, List<CrmAccount> Accounts)?> Read(string source, CancellationToken cancel)
    {
        if (await HeadNow(cancel) is not { Format: Format } head || head.Source != source) return null;
        var accounts = new List<CrmAccount>(head.Accounts);
        await foreach (var part in store.Range(Parts(head.Generation), "0", ":", cancel))
        {
            if (Unpack(part.Value) is not { } some) break;
            accounts.AddRange(some);
        }
        if (accounts.Count == head.Accounts) return (head, accounts);
        log.LogWarning("The kept list of accounts is broken and not used: {Count} of {Accounts} can be read.", accounts.Count, head.Accounts);
        return null;
    }

    /// <summary>Keeps this list in place of the one before.</summary>
    public async Task Write(IEnumerable<CrmAccount> accounts, string source, string? delta, CancellationToken cancel)
    {
        var generation = Guid.NewGuid().ToString("N");
        await store.Commit(Written, [new RowOperation.Upsert(generation, [])], cancel);
        var (parts, count) = (0, 0);
        foreach (var (packed, held) in Pack(accounts))
        {
            await store.Commit(Parts(generation), [new RowOperation.Upsert($"{parts++:D6}", packed)], cancel);
            count += held;
        }
        var head = new SnapshotHead(Format, source, generation, parts, count, delta, time.GetUtcNow());
        await store.Commit(Kept, [new RowOperation.Upsert(Head, JsonSerializer.SerializeToUtf8Bytes(head, Json))], cancel);
        LogKept(count, parts);
        await ForgetOthers(generation, cancel);
    }

    // What was written before and is not the list, whole or cut off.
    private async Task ForgetOthers(string generation, CancellationToken cancel)
    {
        var others = new List<string>();
        await foreach (var row in store.Range(Written, "0", "~", cancel))
            if (row.Row != generation) others.Add(row.Row);
        foreach (var other in others)
        {
            var parts = new List<string>();
            await foreach (var part in store.Range(Parts(other), "0", ":", cancel)) parts.Add(part.Row);
            foreach (var chunk in parts.Chunk(IPartitionStore.MaxOperations))
                await store.Commit(Parts(other), [.. chunk.Select(part => new RowOperation.Delete(part))], cancel);
            await store.Commit(Written, [new RowOperation.Delete(other)], cancel);
        }
    }

    private async Task<SnapshotHead?> HeadNow(CancellationToken cancel)
    {
        if (await store.Get(Kept, Head, cancel) is not { } row) return null;
        try
        {
            return JsonSerializer.Deserialize<SnapshotHead>(row.Value, Json);
        }
        catch (JsonException)
        {
            return null; // another version's
        }
    }

    private static IEnumerable<(byte[] Packed, int Count)> Pack(IEnumerable<CrmAccount> accounts)
    {
        var (lines, count) = (new MemoryStream(), 0);
        foreach (var account in accounts)
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(account, Json);
            if (lines.Length > 0 && lines.Length + line.Length >= LargestPart)
            {
                yield return (Compressed(lines), count);
                (lines, count) = (new MemoryStream(), 0);
            }
            lines.Write(line);
            lines.WriteByte((byte)'\n');
            count++;
        }
        if (count > 0) yield return (Compressed(lines), count);
    }

    private static byte[] Compressed(MemoryStream lines)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(lines.GetBuffer(), 0, (int)lines.Length);
        return packed.ToArray();
    }

    // Null where the part is broken.
    private static List<CrmAccount>? Unpack(byte[] packed)
    {
        try
        {
            var accounts = new List<CrmAccount>();
            using var lines = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
                if (JsonSerializer.Deserialize<CrmAccount>(line, Json) is { } account) accounts.Add(account);
            return accounts;
        }
        catch (InvalidDataException)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Partition Parts(string generation) => new("accountlist", generation);

    [LoggerMessage(Level = LogLevel.Information, Message = "Kept the list of {Count} accounts in {Parts} parts.")]
    private partial void LogKept(int count, int parts);
}
