using System.Text;
using System.Text.Json;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.State;
using LeadSync.Schema;
using Columns = LeadSync.Schema.BuyingRole;
using BuyingRole = LeadSync.Domain.Accounts.BuyingRole;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>The buying roles that the CRM has of accounts, and the way back from such a row to its account.</summary>
internal sealed class BuyingCentre(DataverseClient client, IPartitionStore store)
{
    private const string Account = "account";

    private static readonly string AccountColumn = $"_{Columns.AccountId}_value";

    private static readonly Dictionary<int, BuyingRole> Kinds = new()
    {
        [BuyingRoleKind.Initiator] = BuyingRole.Initiator,
        [BuyingRoleKind.User] = BuyingRole.User,
        [BuyingRoleKind.Influencer] = BuyingRole.Influencer,
        [BuyingRoleKind.Decider] = BuyingRole.Decider,
        [BuyingRoleKind.Buyer] = BuyingRole.Buyer,
        [BuyingRoleKind.Gatekeeper] = BuyingRole.Gatekeeper,
    };

    /// <summary>The roles that somebody has, by account.</summary>
    public async Task<Answer<ILookup<Guid, BuyingRole>>> Of(IEnumerable<Guid> accounts, CancellationToken cancel)
    {
        var rows = await Rows(accounts.Select(id => $"{AccountColumn}%20eq%20{id:D}"), cancel);
        if (rows.Failed) return rows.Error;
        var roles = new List<(Guid Account, BuyingRole Role)>();
        foreach (var row in rows.Value)
            if (row.Id(AccountColumn) is { } account && row.Number(Columns.Role) is { } kind && Kinds.TryGetValue(kind, out var role))
            {
                await Note(row, account, cancel);
                roles.Add((account, role));
            }
        return new Answer<ILookup<Guid, BuyingRole>>(roles.ToLookup(role => role.Account, role => role.Role), null);
    }

    /// <summary>The accounts that these rows belong to or belonged to when they were last read; a deleted row can't say any more.</summary>
    public async Task<Answer<IReadOnlySet<Guid>>> AccountsOf(IReadOnlySet<Guid> roles, CancellationToken cancel)
    {
        var accounts = new HashSet<Guid>();
        foreach (var role in roles)
            if (await store.Get(Role(role), Account, cancel) is { } noted) accounts.Add(Guid.Parse(Encoding.UTF8.GetString(noted.Value)));
        var rows = await Rows(roles.Select(id => $"{Columns.BuyingRoleId}%20eq%20{id:D}"), cancel);
        if (rows.Failed) return rows.Error;
        foreach (var row in rows.Value)
            if (row.Id(Columns.BuyingRoleId) is { } role && roles.Contains(role) && row.Id(AccountColumn) is { } account) accounts.Add(account);
        return new Answer<IReadOnlySet<Guid>>(accounts, null);
    }

    private Task<Answer<List<JsonElement>>> Rows(IEnumerable<string> conditions, CancellationToken cancel) => client.QueryAny(
        $"{CrmTable.BuyingRole.SetName}?$select={Columns.BuyingRoleId},{Columns.Role},{AccountColumn}&$filter=statecode%20eq%200%20and%20", conditions, cancel);

    // Noted whenever it counts in a score, so that whatever becomes of the row, the account it counted for is found.
    private async Task Note(JsonElement row, Guid account, CancellationToken cancel)
    {
        if (row.Id(Columns.BuyingRoleId) is not { } role) return;
        var value = Encoding.UTF8.GetBytes(account.ToString("N"));
        if (await store.Get(Role(role), Account, cancel) is { } noted && noted.Value.AsSpan().SequenceEqual(value)) return;
        await store.Commit(Role(role), [new RowOperation.Upsert(Account, value)], cancel);
    }

    private static Partition Role(Guid role) => new("buyingroles", role.ToString("N"));
}
