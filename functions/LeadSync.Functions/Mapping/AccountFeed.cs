using System.Text.Json;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Mapping;

/// <summary>Accounts that were read.</summary>
/// <param name="Accounts">By id; null for one that is gone or not active.</param>
/// <param name="Delta">The link by which the next changes are read; null where the CRM gave none.</param>
internal sealed record ReadAccounts(IReadOnlyDictionary<Guid, CrmAccount?> Accounts, string? Delta);

/// <summary>Reads accounts from the CRM: all of them once, then what changed since.</summary>
internal sealed partial class AccountFeed(DataverseClient client, ILogger<AccountFeed> log)
{
    private const int PagesPerReport = 20;
    private const int LongestFilter = 8000;

    /// <summary>Where the accounts come from; a link of one CRM means nothing in another.</summary>
    public string Source => $"{client.Api} {CrmAccount.Select}";

    /// <summary>All active accounts. A CRM that does not track changes of accounts gives them without a link.</summary>
    public async Task<Answer<ReadAccounts>> All(CancellationToken cancel)
    {
        var tracked = await Read($"accounts?$select={CrmAccount.Select}", keepsGone: false, cancel);
        if (!tracked.Failed || tracked.Error.IsOutage) return tracked;
        log.LogWarning("The CRM does not track changes of accounts ({Fault} {Code}): all are read every time.", tracked.Error.Fault, tracked.Error.Code);
        var rows = await client.Query($"accounts?$select={CrmAccount.Select}&$filter=statecode%20eq%200", cancel);
        if (rows.Failed) return rows.Error;
        var accounts = new Dictionary<Guid, CrmAccount?>();
        foreach (var row in rows.Value) Take(row, accounts, keepsGone: false);
        return new ReadAccounts(accounts, null);
    }

    /// <summary>The accounts that changed or went since the link was given.</summary>
    public Task<Answer<ReadAccounts>> Since(string delta, CancellationToken cancel) => Read(delta, keepsGone: true, cancel);

    /// <summary>These accounts as they stand now.</summary>
    public async Task<Answer<Dictionary<Guid, CrmAccount?>>> Of(IReadOnlySet<Guid> ids, CancellationToken cancel)
    {
        var accounts = ids.ToDictionary(id => id, CrmAccount? (_) => null);
        foreach (var filter in OData.AnyOf(ids.Select(id => $"accountid%20eq%20{id:D}"), LongestFilter))
        {
            var rows = await client.Query($"accounts?$select={CrmAccount.Select}&$filter=statecode%20eq%200%20and%20({filter})", cancel);
            if (rows.Failed) return rows.Error;
            foreach (var account in rows.Value.Select(CrmAccount.Of).OfType<CrmAccount>().Where(account => ids.Contains(account.Id)))
                accounts[account.Id] = account;
        }
        return accounts;
    }

    private async Task<Answer<ReadAccounts>> Read(string address, bool keepsGone, CancellationToken cancel)
    {
        var accounts = new Dictionary<Guid, CrmAccount?>();
        for (var pages = 1; ; pages++)
        {
            var page = await client.Track(address, cancel);
            if (page.Failed) return page.Error;
            // A row that moves between two pages while they are read comes twice; the later one is the newer.
            foreach (var row in page.Value.Rows) Take(row, accounts, keepsGone);
            if (pages % PagesPerReport == 0) LogProgress(accounts.Count);
            if (page.Value.Next is not { } next) return new ReadAccounts(accounts, page.Value.Delta);
            address = next;
        }
    }

    private static void Take(JsonElement row, Dictionary<Guid, CrmAccount?> accounts, bool keepsGone)
    {
        // A deleted row has its id in a column of its own.
        if ((row.Id("accountid") ?? row.Id("id")) is not { } id) return;
        if (CrmAccount.Of(row) is { } account) accounts[id] = account;
        else if (keepsGone) accounts[id] = null;
        else accounts.Remove(id);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reading accounts: {Count} so far.")]
    private partial void LogProgress(int count);
}
