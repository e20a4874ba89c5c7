using System.Globalization;
using LeadSync.Domain.Mapping;
using LeadSync.Domain.Mapping.Evidence;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Segments;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Mapping;

/// <summary>What a loading gave.</summary>
/// <param name="Now">The accounts as they stand now.</param>
/// <param name="Difference">What differs from before; null where there was nothing to compare with.</param>
/// <param name="IsWhole">Whether all accounts were read, and not only what changed.</param>
internal sealed record Loading(LoadedAccounts Now, AccountDifference? Difference, bool IsWhole);

/// <summary>
/// Brings the list of accounts up to date: from the kept list, or the one at hand, by what changed since; by reading all
/// where there is neither, or the CRM no longer knows what changed.
/// </summary>
internal sealed class AccountLoader(
    AccountFeed feed, RowFeed rows, AccountSnapshot snapshot, IOptions<LeadSyncOptions> options, TimeProvider time, ILogger<AccountLoader> log)
{
    /// <summary>A CRM remembers changes for 7 days: what is kept must never be that old.</summary>
    private static readonly TimeSpan KeepAnewAfter = TimeSpan.FromDays(1);

    private static readonly TimeSpan ClockDifference = TimeSpan.FromHours(1);

    private const int ManyChanges = 10_000;

    // Under other weights or thresholds everybody has to be decided on anew; so the list kept under the former is not used.
    private string Source => string.Create(CultureInfo.InvariantCulture,
        $"{feed.Source} {EvidenceTable.Current.Version} {Settings.Auto} {Settings.Review} {Settings.Margin} {Settings.Candidates}");

    private MappingSettings Settings => options.Value.Mapping;

    /// <summary>Reads what is new; <paramref name="atHand"/> is null at the start of the process.</summary>
    public async Task<Answer<Loading>> Load(LoadedAccounts? atHand, CancellationToken cancel)
    {
        var before = atHand ?? await Kept(cancel);
        var start = await SmallTables(before ?? new LoadedAccounts(AccountBook.Empty(Settings)), cancel);
        if (start.Failed) return start.Error;
        var (now, difference) = start.Value;
        var read = await Read(before?.Delta, cancel);
        if (read.Failed) return read.Error;
        var (accounts, isWhole) = read.Value;
        now = now with { Delta = accounts.Delta, ReadAt = time.GetUtcNow() };
        if (before is null)
            return new Loading(now with { Book = now.Book.WithAll(accounts.Accounts.Values.OfType<CrmAccount>().Select(account => Named(account, now.Names)!)) }, null, IsWhole: true);
        Compare(now, accounts, isWhole, difference);
        return new Loading(now.With(difference), difference, isWhole);
    }

    /// <summary>Keeps the list in the store where that has become worth it.</summary>
    public async Task<LoadedAccounts> Keep(Loading loading, CancellationToken cancel)
    {
        var now = loading.Now;
        if (!loading.IsWhole && now.ChangedSinceKept < ManyChanges && time.GetUtcNow() < now.KeptAt + KeepAnewAfter) return now;
        // A CRM that tracks no changes is read whole every time: nothing is gained by keeping the same again and again.
        if (loading is { IsWhole: true, Difference.Changes.Count: 0 } && time.GetUtcNow() < now.KeptAt + KeepAnewAfter) return now;
        await snapshot.Write(now.Book.All, Source, now.Delta, cancel);
        return now with { KeptAt = time.GetUtcNow(), ChangedSinceKept = 0 };
    }

    /// <summary>Adds what differs between these accounts in the book and as they were read now.</summary>
    public static void Compare(LoadedAccounts now, IReadOnlyDictionary<Guid, CrmAccount?> read, AccountDifference difference)
    {
        foreach (var (id, account) in read) difference.Add(id, now.Book.Find(id), Named(account, now.Names));
    }

    private static void Compare(LoadedAccounts now, ReadAccounts read, bool isWhole, AccountDifference difference)
    {
        Compare(now, read.Accounts, difference);
        foreach (var account in now.Book.All)
            if ((isWhole || now.Names.Of(account.Id) != account.OtherNames) && !read.Accounts.ContainsKey(account.Id))
                difference.Add(account.Id, account, isWhole ? null : Named(account, now.Names));
    }

    private static CrmAccount? Named(CrmAccount? account, OtherNames names) => account is null ? null : account with { OtherNames = names.Of(account.Id) };

    private async Task<LoadedAccounts?> Kept(CancellationToken cancel)
    {
        if (await snapshot.Read(Source, cancel) is not { } kept) return null;
        log.LogInformation("Starting from the list of {Count} accounts that was kept at {Time:u}.", kept.Accounts.Count, kept.Head.TakenAt);
        return new LoadedAccounts(AccountBook.Empty(Settings).WithAll(kept.Accounts)) { Delta = kept.Head.Delta, KeptAt = kept.Head.TakenAt };
    }

    private async Task<Answer<(ReadAccounts Accounts, bool IsWhole)>> Read(string? delta, CancellationToken cancel)
    {
        if (delta is not null)
        {
            var changes = await feed.Since(delta, cancel);
            if (!changes.Failed) return (changes.Value, false);
            if (changes.Error.IsOutage) return changes.Error;
            // The link is too old, or the table was set up anew. What that hides, the comparison with the list at hand shows.
            log.LogWarning("The CRM does not know any more which accounts changed ({Fault} {Code}): all are read.", changes.Error.Fault, changes.Error.Code);
        }
        var all = await feed.All(cancel);
        if (all.Failed) return all.Error;
        log.LogInformation("Read all {Count} accounts.", all.Value.Accounts.Count);
        return (all.Value, true);
    }

    /// <summary>Segments, other names and decisions are read whole every time.</summary>
    private async Task<Answer<(LoadedAccounts Now, AccountDifference Difference)>> SmallTables(LoadedAccounts before, CancellationToken cancel)
    {
        var segments = await Segments(cancel);
        if (segments.Failed) return segments.Error;
        var names = await rows.All(OtherName.Query, OtherName.Of, cancel);
        if (names.Failed) return names.Error;
        var decisions = await rows.All(Decision.Query, Decision.Of, cancel);
        if (decisions.Failed) return decisions.Error;
        var difference = new AccountDifference();
        var current = decisions.Value.DistinctBy(decision => decision.Id).ToDictionary(decision => decision.Id);
        var now = before with { Names = new OtherNames(names.Value), Book = before.Book.With(segments.Value), Decisions = Known(before, current) };
        return (now.With(current, difference.Keys), difference);
    }

    // After a restart those count as known that have not changed since the list was kept, give or take the clocks.
    private static Dictionary<Guid, Decision> Known(LoadedAccounts before, Dictionary<Guid, Decision> current) => before.ReadAt is null
        ? current.Where(decision => decision.Value.ModifiedOn < before.KeptAt - ClockDifference).ToDictionary()
        : before.Decisions.ToDictionary();

    /// <summary>The segments in use; they are few.</summary>
    public Task<Answer<List<Segment>>> Segments(CancellationToken cancel) => rows.All(SegmentRow.Query, row => SegmentRow.Of(row, log), cancel);
}
