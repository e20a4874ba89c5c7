using LeadSync.Functions.Dataverse;
using LeadSync.Functions.RemapLeads;
using LeadSync.Functions.RescanPeople;
using LeadSync.Functions.UpdateAccounts;

namespace LeadSync.Functions.Mapping;

/// <summary>
/// The CRM's accounts, kept in memory, with their segments, other names and what people decided. Changes come in one by
/// one through the CRM's webhook; now and then the CRM is asked what changed, in case one was lost. Whom a change concerns
/// is mapped anew. While the CRM is away the last list stands.
/// </summary>
internal sealed class AccountDirectory(
    AccountLoader loader, AccountFeed feed, RowFeed rows, Remaps remaps, Rescans rescans, DirtyAccounts dirty, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ReadAnewAfter = TimeSpan.FromMinutes(30);

    // A million accounts take longer to read than a handler may take for its messages; those wait in their queue meanwhile.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly DataverseError StillReading =
        new(DataverseFault.Unavailable, "", "the accounts are being read", TimeSpan.FromSeconds(10));

    private readonly SemaphoreSlim loading = new(1, 1);
    private readonly CancellationTokenSource stopped = new();
    private readonly Lock starting = new();
    private Task<Answer<AccountBook>>? load;
    private volatile LoadedAccounts? loaded;

    // Whom the list at hand concerns and who has not been told yet; a queue that is away must not make them forgotten.
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> changed = [];
    private readonly HashSet<Guid> unscored = [];
    private bool everybody;

    /// <summary>The accounts, or the error of a CRM that never answered yet.</summary>
    public async Task<Answer<AccountBook>> Current(CancellationToken cancel)
    {
        if (loaded is { } fresh && IsFresh(fresh)) return fresh.Book;
        var running = Start();
        await Task.WhenAny(running, Task.Delay(LongestWait, time, cancel));
        cancel.ThrowIfCancellationRequested();
        return running.IsCompleted ? await running : loaded is { } old ? old.Book : StillReading;
    }

    /// <summary>Reads changed accounts again. Null when all is done, else the error that kept it from it.</summary>
    public async Task<DataverseError?> Reread(IReadOnlySet<Guid> ids, CancellationToken cancel) => (await Change(
        async now =>
        {
            var read = await feed.Of(ids, cancel);
            if (read.Failed) return read.Error;
            var difference = new AccountDifference();
            AccountLoader.Compare(now, read.Value, difference);
            Note(difference, isScoredBySender: true);
            return now.With(difference);
        },
        cancel)).Error;

    /// <summary>Reads changed other names again.</summary>
    public async Task<DataverseError?> RereadNames(IReadOnlySet<Guid> ids, CancellationToken cancel) => (await Change(
        async now =>
        {
            var read = await rows.Some(OtherName.Query, OtherName.IdColumn, ids, OtherName.Of, cancel);
            if (read.Failed) return read.Error;
            var concerned = now.Names.Replace(ids, read.Value).ToDictionary(id => id, now.Book.Find);
            var difference = new AccountDifference();
            AccountLoader.Compare(now, concerned, difference);
            Note(difference, isScoredBySender: true);
            return now.With(difference);
        },
        cancel)).Error;

    /// <summary>Reads changed decisions of people again.</summary>
    public async Task<DataverseError?> RereadDecisions(IReadOnlySet<Guid> ids, CancellationToken cancel) => (await Change(
        async now =>
        {
            var read = await rows.Some(Decision.Query, Decision.IdColumn, ids, Decision.Of, cancel);
            if (read.Failed) return read.Error;
            var decisions = now.Decisions.Where(decision => !ids.Contains(decision.Key)).ToDictionary();
            foreach (var decision in read.Value) decisions[decision.Id] = decision;
            return now.With(decisions, keys);
        },
        cancel)).Error;

    /// <summary>A segment changed: reads all of them again, for they are few.</summary>
    public Task<Answer<AccountBook>> RereadSegments(CancellationToken cancel) => Change(
        async now =>
        {
            var segments = await loader.Segments(cancel);
            return segments.Failed ? segments.Error : now with { Book = now.Book.With(segments.Value) };
        },
        cancel);

    public void Dispose()
    {
        stopped.Cancel();
        stopped.Dispose();
        loading.Dispose();
    }

    private bool IsFresh(LoadedAccounts list) => time.GetUtcNow() < list.ReadAt + ReadAnewAfter;

    /// <summary>One loading for all who wait; it goes on when they give up waiting.</summary>
    private Task<Answer<AccountBook>> Start()
    {
        lock (starting) return load is { IsCompleted: false } ? load : load = Load(stopped.Token);
    }

    private async Task<Answer<AccountBook>> Load(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        try
        {
            if (loaded is { } meanwhile && IsFresh(meanwhile)) return meanwhile.Book;
            var read = await loader.Load(loaded, cancel);
            if (read.Failed) return loaded is { } old ? old.Book : read.Error;
            loaded = read.Value.Now;
            if (read.Value.Difference is { } difference) Note(difference, isScoredBySender: false);
            else everybody = true;
            await Tell(cancel);
            // Kept after everybody was told: whoever dies in between finds the same differences again.
            loaded = await loader.Keep(read.Value, cancel);
            return loaded.Book;
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<Answer<AccountBook>> Change(Func<LoadedAccounts, Task<Answer<LoadedAccounts>>> change, CancellationToken cancel)
    {
        var current = await Current(cancel);
        if (current.Failed) return current.Error;
        await loading.WaitAsync(cancel);
        try
        {
            var now = await change(loaded!);
            if (now.Failed) return now.Error;
            loaded = now.Value;
            await Tell(cancel);
            return loaded.Book;
        }
        finally
        {
            loading.Release();
        }
    }

    private void Note(AccountDifference difference, bool isScoredBySender)
    {
        keys.UnionWith(difference.Keys);
        changed.UnionWith(difference.Changes.Keys);
        if (!isScoredBySender) unscored.UnionWith(difference.Changes.Keys);
    }

    /// <summary>Comes after the list is at hand: who is mapped from now on is mapped by it, who was mapped before is told here.</summary>
    private async Task Tell(CancellationToken cancel)
    {
        if (everybody) await rescans.Start(cancel);
        everybody = false;
        await remaps.Send(keys, changed, cancel);
        await dirty.Mark(unscored, cancel);
        keys.Clear();
        changed.Clear();
        unscored.Clear();
    }
}
