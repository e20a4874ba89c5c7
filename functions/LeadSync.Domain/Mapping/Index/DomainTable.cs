namespace LeadSync.Domain.Mapping.Index;

/// <summary>
/// Which accounts own a company domain: by whole host, and by what is registered. Free-mail and disposable providers own
/// nothing. Two domains are told apart by 64 bits of hash.
/// </summary>
internal sealed class DomainTable
{
    private readonly ulong[] keys;
    private readonly int[] accounts;
    private readonly HashSet<int> having = [];

    public DomainTable(IReadOnlyList<AccountIdentity> all)
    {
        var found = new List<(ulong Key, int Account)>();
        for (var place = 0; place < all.Count; place++)
            foreach (var domain in all[place].Domains.Select(CompanyDomain.OfWebsite).OfType<CompanyDomain>())
            {
                having.Add(place);
                found.Add((Hash(domain.Registrable), place));
                if (domain.Host != domain.Registrable) found.Add((Hash(domain.Host), place));
            }
        found = [.. found.Distinct().Order()];
        keys = [.. found.Select(each => each.Key)];
        accounts = [.. found.Select(each => each.Account)];
    }

    /// <summary>True for an account that is known to own any domain.</summary>
    public bool HasAny(int account) => having.Contains(account);

    /// <summary>The accounts with a host or registered domain.</summary>
    public ReadOnlySpan<int> Find(string domain)
    {
        var key = Hash(domain);
        var at = Array.BinarySearch(keys, key);
        if (at < 0) return [];
        while (at > 0 && keys[at - 1] == key) at--;
        var end = at;
        while (end < keys.Length && keys[end] == key) end++;
        return accounts.AsSpan(at, end - at);
    }

    private static ulong Hash(string domain)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var letter in domain) hash = (hash ^ letter) * 1099511628211UL;
            return hash ^ (hash >> 29);
        }
    }
}
