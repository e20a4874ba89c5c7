using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Index;

/// <summary>Some accounts, arranged once and never changed. Sorted by id, so that the order they came in makes no difference.</summary>
internal sealed class IndexLayer
{
    private readonly NameSearch search;
    private readonly int[] firstName;

    /// <param name="accounts">Ids distinct.</param>
    /// <param name="known">A larger layer that knows better how common words and cities are, or null.</param>
    public IndexLayer(IEnumerable<AccountIdentity> accounts, IndexLayer? known)
    {
        var sorted = accounts.OrderBy(account => account.Id, StringComparer.Ordinal).ToList();
        Accounts = new AccountTable(sorted, known?.Accounts);
        Names = NameTable.Of(sorted.SelectMany((account, place) => NamesOf(account).Select(name => (place, name))), known?.Names.Statistics);
        search = new NameSearch(Names, new NameKeys(Names));
        firstName = new int[Accounts.Count + 1];
        foreach (var account in Names.Account) firstName[account + 1]++;
        for (var account = 0; account < Accounts.Count; account++) firstName[account + 1] += firstName[account];
    }

    /// <summary>The accounts but for their names.</summary>
    public AccountTable Accounts { get; }

    /// <summary>Their names.</summary>
    public NameTable Names { get; }

    /// <summary>The names most like a query's.</summary>
    public List<int> Find(NameQuery query, int most) => search.Find(query, most);

    /// <summary>The first of an account's names; they follow one another up to that of the next account.</summary>
    public int FirstNameOf(int account) => firstName[account];

    // What a text calls a former name is one, and the same name twice says nothing more.
    private static IEnumerable<CompanyName> NamesOf(AccountIdentity account) =>
        account.OtherNames.Prepend(account.Name).SelectMany(CompanyName.Read).DistinctBy(name => (name.ToString(), name.Form));
}
