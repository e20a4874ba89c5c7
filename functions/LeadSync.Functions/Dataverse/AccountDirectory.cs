using LeadSync.Domain.Mapping;
using LeadSync.Functions.Segments;

namespace LeadSync.Functions.Dataverse;

/// <summary>
/// The CRM's accounts and segments, kept in memory. Changes come in one by one through the CRM's webhook; all accounts are read anew
/// now and then, in case one was lost. While the CRM is away the last list stands.
/// </summary>
internal sealed class AccountDirectory(DataverseClient client, TimeProvider time, ILogger<AccountDirectory> log) : IDisposable
{
    private static readonly TimeSpan ReadAnewAfter = TimeSpan.FromMinutes(30);

    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile Loaded? loaded;

    /// <summary>The accounts, or the error of a CRM that never answered yet.</summary>
    public async Task<Answer<AccountBook>> Current(CancellationToken cancel)
    {
        if (loaded is { } fresh && time.GetUtcNow() < fresh.ReadAt + ReadAnewAfter) return fresh.Book;
        await loading.WaitAsync(cancel);
        try
        {
            if (loaded is { } meanwhile && time.GetUtcNow() < meanwhile.ReadAt + ReadAnewAfter) return meanwhile.Book;
            var read = await Read("statecode%20eq%200", cancel);
            if (read.Failed) return loaded is { } old ? old.Book : read.Error;
            var segments = await ReadSegments(cancel);
            if (segments.Failed) return loaded is { } former ? former.Book : segments.Error;
            loaded = new Loaded(new AccountBook(read.Value, segments.Value), time.GetUtcNow());
            return loaded.Book;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Reads changed accounts again.</summary>
    /// <returns>The company domains that belonged to one of them before or belong to it now.</returns>
    public async Task<Answer<IReadOnlySet<string>>> Reread(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        var current = await Current(cancel);
        if (current.Failed) return current.Error;
        await loading.WaitAsync(cancel);
        try
        {
            var filters = OData.AnyOf(changed.Select(id => $"accountid%20eq%20{id:D}"), longest: 8000);
            var now = new List<CrmAccount>();
            foreach (var filter in filters)
            {
                var read = await Read($"statecode%20eq%200%20and%20({filter})", cancel);
                if (read.Failed) return read.Error;
                now.AddRange(read.Value);
            }
            var before = loaded!.Book.All.ToLookup(account => changed.Contains(account.Id));
            loaded = loaded with { Book = new AccountBook(before[false].Concat(now), loaded.Book.Segments) };
            return new Answer<IReadOnlySet<string>>(DomainsOf(before[true].Concat(now)), null);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>A segment changed: reads all of them again, for they are few.</summary>
    public async Task<Answer<AccountBook>> RereadSegments(CancellationToken cancel)
    {
        var current = await Current(cancel);
        if (current.Failed) return current.Error;
        await loading.WaitAsync(cancel);
        try
        {
            var segments = await ReadSegments(cancel);
            if (segments.Failed) return segments.Error;
            loaded = loaded! with { Book = new AccountBook(loaded.Book.All, segments.Value) };
            return loaded.Book;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private async Task<Answer<List<CrmAccount>>> Read(string filter, CancellationToken cancel)
    {
        var rows = await client.Query($"accounts?$select={CrmAccount.Select}&$filter={filter}", cancel);
        if (rows.Failed) return rows.Error;
        return rows.Value.Where(row => row.Id("accountid") is not null).Select(row => new CrmAccount(row.Id("accountid")!.Value, row)).ToList();
    }

    private async Task<Answer<List<Segment>>> ReadSegments(CancellationToken cancel)
    {
        var rows = await client.Query(SegmentRow.Query, cancel);
        if (rows.Failed) return rows.Error;
        return rows.Value.Select(row => SegmentRow.Of(row, log)).OfType<Segment>().ToList();
    }

    private static HashSet<string> DomainsOf(IEnumerable<CrmAccount> accounts) =>
        [.. accounts.SelectMany(account => account.Domains).Select(CompanyDomain.OfWebsite).OfType<CompanyDomain>().Select(domain => domain.Registrable)];

    private sealed record Loaded(AccountBook Book, DateTimeOffset ReadAt);
}
