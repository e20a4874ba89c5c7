using System.Text.Json;
using LeadSync.Functions.Dataverse;
using Columns = LeadSync.Schema.AccountName;

namespace LeadSync.Functions.Mapping;

/// <summary>A name that an account goes or went by besides its own.</summary>
internal sealed record OtherName(Guid Id, Guid Account, string Name)
{
    /// <summary>The active ones; more conditions may follow.</summary>
    public const string Query =
        $"{Columns.EntitySetName}?$select={Columns.AccountNameId},{Columns.Name},_{Columns.AccountId}_value&$filter=statecode%20eq%200";

    public const string IdColumn = Columns.AccountNameId;

    public static OtherName? Of(JsonElement row) =>
        row.Id(IdColumn) is { } id && row.Id($"_{Columns.AccountId}_value") is { } account && row.Text(Columns.Name) is { } name
            ? new OtherName(id, account, name.ReplaceLineEndings(" ").Trim()) : null;
}

/// <summary>The other names of all accounts. Not for several threads at once.</summary>
internal sealed class OtherNames
{
    private readonly Dictionary<Guid, OtherName> rows = [];
    private readonly Dictionary<Guid, List<OtherName>> byAccount = [];

    public OtherNames(IEnumerable<OtherName> all)
    {
        foreach (var name in all) Add(name);
    }

    /// <summary>The names of an account in one order whatever the order of rows, a line each; null where it has none.</summary>
    public string? Of(Guid account) => byAccount.TryGetValue(account, out var names)
        ? string.Join('\n', names.Select(name => name.Name).Distinct().Order(StringComparer.Ordinal)) : null;

    /// <summary>Puts these rows in place of those with these ids; gives the accounts that had or have one of them.</summary>
    public IReadOnlySet<Guid> Replace(IEnumerable<Guid> ids, IEnumerable<OtherName> now)
    {
        var concerned = new HashSet<Guid>();
        foreach (var id in ids)
            if (rows.Remove(id, out var former))
            {
                concerned.Add(former.Account);
                var names = byAccount[former.Account];
                names.Remove(former);
                if (names.Count == 0) byAccount.Remove(former.Account);
            }
        foreach (var name in now)
        {
            Add(name);
            concerned.Add(name.Account);
        }
        return concerned;
    }

    private void Add(OtherName name)
    {
        if (!rows.TryAdd(name.Id, name)) return;
        if (!byAccount.TryGetValue(name.Account, out var names)) byAccount[name.Account] = names = [];
        names.Add(name);
    }
}
