using System.Security.Cryptography;
using System.Text;
using LeadSync.Domain.Accounts;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateAccounts;

namespace LeadSync.Functions.Visits;

/// <summary>
/// The network ranges that the CRM's administrators maintain, in memory. Whoever reads a changed table has the accounts
/// scored anew whose addresses moved, and notes which table they are scored by; other instances see by that note that
/// theirs is old.
/// </summary>
internal sealed class NetworkDirectory(
    DataverseClient client, IPartitionStore store, DirtyAccounts dirty, TimeProvider time, ILogger<NetworkDirectory> log) : IDisposable
{
    private const string Table = "table";
    private const string OwnerPrefix = "o:";
    private const string OwnerEnd = "o;";

    private static readonly TimeSpan ReadAnewAfter = TimeSpan.FromMinutes(30);
    private static readonly Partition Applied = new("accounts", "networks");

    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile Loaded? loaded;

    /// <summary>The table that accounts are scored by now, or the error of a CRM that never answered yet.</summary>
    public async Task<Answer<NetworkRanges>> Current(CancellationToken cancel)
    {
        if (loaded is { } fresh && await IsCurrent(fresh, cancel)) return fresh.Ranges;
        await loading.WaitAsync(cancel);
        try
        {
            if (loaded is { } meanwhile && await IsCurrent(meanwhile, cancel)) return meanwhile.Ranges;
            var read = await Load(cancel);
            return read.Failed && loaded is { } old ? old.Ranges : read;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>A range changed in the CRM: reads the table and has the accounts whose addresses moved scored anew.</summary>
    public async Task<DataverseError?> Reread(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        try
        {
            return (await Load(cancel)).Error;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private async Task<bool> IsCurrent(Loaded table, CancellationToken cancel) =>
        time.GetUtcNow() < table.ReadAt + ReadAnewAfter && await Noted(Table, cancel) == table.Hash;

    private async Task<Answer<NetworkRanges>> Load(CancellationToken cancel)
    {
        var rows = await client.Query(NetworkRow.Query, cancel);
        if (rows.Failed) return rows.Error;
        var ranges = NetworkRanges.Build(rows.Value.Select(row => NetworkRow.Read(row, log)).OfType<(NetworkRange, string)>());
        await Apply(ranges, cancel);
        loaded = new Loaded(ranges, HashOf(ranges.Spans), time.GetUtcNow());
        return ranges;
    }

    /// <summary>Sends first and notes after: should this process die in between, the next one sends again.</summary>
    private async Task Apply(NetworkRanges ranges, CancellationToken cancel)
    {
        var hash = HashOf(ranges.Spans);
        if (await Noted(Table, cancel) == hash) return;
        var before = new Dictionary<string, string>();
        await foreach (var row in store.Range(Applied, OwnerPrefix, OwnerEnd, cancel))
            before[row.Row[OwnerPrefix.Length..]] = Encoding.UTF8.GetString(row.Value);
        var now = ranges.Owners.ToDictionary(owner => owner, owner => HashOf(ranges.SpansOf(owner)));
        var moved = before.Keys.Union(now.Keys).Where(owner => before.GetValueOrDefault(owner) != now.GetValueOrDefault(owner)).ToList();
        // The note of the table goes first: who handles these messages must not take an older table for the current one.
        await Note([new RowOperation.Upsert(Table, [])], cancel);
        await dirty.Mark(moved.Select(Guid.Parse), cancel);
        await Note(moved.Select(owner => now.TryGetValue(owner, out var spans)
            ? (RowOperation)new RowOperation.Upsert(OwnerPrefix + owner, Encoding.UTF8.GetBytes(spans))
            : new RowOperation.Delete(OwnerPrefix + owner)), cancel);
        await Note([new RowOperation.Upsert(Table, Encoding.UTF8.GetBytes(hash))], cancel);
    }

    private async Task<string?> Noted(string row, CancellationToken cancel) =>
        await store.Get(Applied, row, cancel) is { } note ? Encoding.UTF8.GetString(note.Value) : null;

    private async Task Note(IEnumerable<RowOperation> operations, CancellationToken cancel)
    {
        foreach (var chunk in CommitRules.Chunks(operations))
            await store.Commit(Applied, chunk, cancel);
    }

    private static string HashOf(IEnumerable<AddressSpan> spans) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', spans.Select(span => $"{span.First} {span.Last} {span.Owner}")))));

    private sealed record Loaded(NetworkRanges Ranges, string Hash, DateTimeOffset ReadAt);
}
