namespace LeadSync.Domain.Mapping;

/// <summary>
/// Which accounts own a domain. Immutable. The whole host name decides first, so that accounts of one group that share a
/// registered domain can be told apart by their subdomains; else the registered domain does.
/// </summary>
public sealed class AccountDomains
{
    private readonly Dictionary<string, string[]> _byHost;
    private readonly Dictionary<string, string[]> _byRegistrable;

    private AccountDomains(Dictionary<string, string[]> byHost, Dictionary<string, string[]> byRegistrable) =>
        (_byHost, _byRegistrable) = (byHost, byRegistrable);

    /// <summary>
    /// Builds the index from account ids and their domains or websites, any number per account. What is no company domain
    /// (see <see cref="CompanyDomain.OfWebsite"/>) is left out.
    /// </summary>
    public static AccountDomains Build(IEnumerable<(string Account, string Domain)> domains)
    {
        var owned = domains
            .Select(pair => (pair.Account, Domain: CompanyDomain.OfWebsite(pair.Domain)))
            .Where(pair => pair.Domain is not null)
            .ToList();
        return new AccountDomains(
            Index(owned.Select(pair => (pair.Account, pair.Domain!.Host))),
            Index(owned.Select(pair => (pair.Account, pair.Domain!.Registrable))));
    }

    /// <summary>The accounts that own the domain.</summary>
    public DomainMatch Find(CompanyDomain domain) =>
        (_byHost.GetValueOrDefault(domain.Host) ?? _byRegistrable.GetValueOrDefault(domain.Registrable)) switch
        {
            null => DomainMatch.None.Instance,
            [var account] => new DomainMatch.One(account),
            var accounts => new DomainMatch.Several(accounts),
        };

    private static Dictionary<string, string[]> Index(IEnumerable<(string Account, string Name)> names) =>
        names.GroupBy(pair => pair.Name, pair => pair.Account)
            .ToDictionary(group => group.Key, group => group.Distinct().Order(StringComparer.Ordinal).ToArray());
}

/// <summary>What an exact look-up of a domain found.</summary>
public abstract record DomainMatch
{
    private DomainMatch()
    {
    }

    /// <summary>No account owns the domain.</summary>
    public sealed record None : DomainMatch
    {
        internal static readonly None Instance = new();
    }

    /// <summary>Exactly one account does.</summary>
    public sealed record One(string Account) : DomainMatch;

    /// <summary>More than one do, in ordinal order; the domain alone cannot decide.</summary>
    public sealed record Several(IReadOnlyList<string> Accounts) : DomainMatch;
}
