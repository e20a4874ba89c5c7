using LeadSync.Domain.Mapping.Names;
using LeadSync.Domain.Mapping.Places;

namespace LeadSync.Domain.Mapping.Index;

/// <summary>What is known of the accounts of one layer besides their names, a column for each thing. An account is its place.</summary>
internal sealed class AccountTable
{
    private readonly Dictionary<string, int> cityNumbers = new(StringComparer.Ordinal);
    private readonly List<string[]> cities = [];
    private readonly List<string[]> citiesInNames = [];
    private readonly int[] accountsPerCity;
    private readonly AccountTable? known;

    /// <param name="accounts">In the order of their places; ids distinct.</param>
    /// <param name="known">Where a larger layer knows better how many accounts are in a city, or null.</param>
    public AccountTable(IReadOnlyList<AccountIdentity> accounts, AccountTable? known)
    {
        this.known = known;
        Count = accounts.Count;
        Ids = new IdTable(accounts.Select(account => account.Id));
        City = new int[Count];
        Country = new int[Count];
        PostalCodes = new ulong[Count];
        Phone = new ulong[Count];
        Parent = new int[Count];
        Rank = new byte[Count];
        CreatedOn = new long[Count];
        for (var place = 0; place < Count; place++) Fill(place, accounts[place]);
        accountsPerCity = new int[cities.Count];
        foreach (var city in City.Where(city => city >= 0)) accountsPerCity[city]++;
        Domains = new DomainTable(accounts);
        InCity = Lists.Of([.. City.Select(city => city < 0 ? 0 : 1)], [.. City.Where(city => city >= 0)]).Inverted(cities.Count);
    }

    /// <summary>How many accounts there are.</summary>
    public int Count { get; }

    /// <summary>Their ids.</summary>
    public IdTable Ids { get; }

    /// <summary>The number of an account's city, or -1.</summary>
    public int[] City { get; }

    /// <summary>The country, as <see cref="CountryCode"/> has it.</summary>
    public int[] Country { get; }

    /// <summary>The postal code, as <see cref="PostalCode"/> has it.</summary>
    public ulong[] PostalCodes { get; }

    /// <summary>The telephone number, as <see cref="PhoneNumber"/> has it.</summary>
    public ulong[] Phone { get; }

    /// <summary>The hash of the parent's id, or 0.</summary>
    public int[] Parent { get; }

    /// <summary>2 for a target account, 1 for a customer, both added.</summary>
    public byte[] Rank { get; }

    /// <summary>When an account came into the CRM, in ticks since 1970; the latest moment where that is not known.</summary>
    public long[] CreatedOn { get; }

    /// <summary>Which account owns which domain.</summary>
    public DomainTable Domains { get; }

    /// <summary>The accounts of each city.</summary>
    public Lists InCity { get; }

    /// <summary>The words of an account's city; none where it is not known.</summary>
    public string[] CityWords(int account) => City[account] < 0 ? [] : cities[City[account]];

    /// <summary>The same words in the form that words of names have.</summary>
    public string[] CityWordsInNames(int account) => City[account] < 0 ? [] : citiesInNames[City[account]];

    /// <summary>The number of a city given by its words, or -1.</summary>
    public int FindCity(string[] words) => cityNumbers.GetValueOrDefault(string.Join(' ', words), -1);

    /// <summary>How much it says that two are in this city, in bits.</summary>
    public double CityBits(int city) =>
        -Math.Log2((accountsPerCity[city] + (known?.AccountsIn(cities[city]) ?? 0) + 1.0) / (Count + (known?.Count ?? 0) + 200));

    private int AccountsIn(string[] words) => FindCity(words) is var city && city >= 0 ? accountsPerCity[city] : 0;

    private void Fill(int place, AccountIdentity account)
    {
        City[place] = CityName.Words(account.City) is { Length: > 0 } city ? NumberOf(city) : -1;
        Country[place] = CountryCode.Of(account.Country);
        PostalCodes[place] = PostalCode.Pack(account.PostalCode);
        Phone[place] = PhoneNumber.Pack(account.Phone);
        Parent[place] = account.ParentId is { } parent ? IdTable.HashOf(parent) : 0;
        Rank[place] = (byte)((account.IsTarget ? 2 : 0) + (account.IsCustomer ? 1 : 0));
        CreatedOn[place] = account.CreatedOn?.ToUnixTimeTicks() ?? long.MaxValue;
    }

    private int NumberOf(string[] words)
    {
        var city = string.Join(' ', words);
        if (cityNumbers.TryGetValue(city, out var number)) return number;
        cityNumbers.Add(city, number = cities.Count);
        cities.Add(words);
        citiesInNames.Add([.. words.Select(WordTables.Canonical)]);
        return number;
    }
}
