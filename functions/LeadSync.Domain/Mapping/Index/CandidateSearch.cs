using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Index;

/// <summary>The accounts of a layer that are worth comparing with a lead: by name, by domain, and by a shared word in the same city.</summary>
internal static class CandidateSearch
{
    private const int MostByName = 16;
    private const int MostByDomain = 50;
    private const int MostByCity = 8;
    // A larger city says too little to look through all of it.
    private const int LargestCity = 2_000;

    /// <summary>The candidates' places, each once, in ascending order.</summary>
    public static List<int> Find(IndexLayer layer, LeadFacts lead, IReadOnlyList<NameQuery> names)
    {
        var found = new List<int>();
        foreach (var query in names)
            foreach (var name in layer.Find(query, MostByName)) found.Add(layer.Names.Account[name]);
        foreach (var domain in lead.Domains) AddOwners(found, layer, domain);
        if (names.Count > 0 && layer.Accounts.FindCity(lead.City) is var city and >= 0) AddNeighbours(found, layer, city, names[0]);
        found.Sort();
        return OncePer(found);
    }

    private static List<int> OncePer(List<int> sorted)
    {
        var kept = 0;
        for (var at = 0; at < sorted.Count; at++)
            if (at == 0 || sorted[at] != sorted[at - 1]) sorted[kept++] = sorted[at];
        sorted.RemoveRange(kept, sorted.Count - kept);
        return sorted;
    }

    // The whole host decides first, so that accounts of one group that share a registered domain can be told apart.
    private static void AddOwners(List<int> found, IndexLayer layer, CompanyDomain domain)
    {
        var owners = layer.Accounts.Domains.Find(domain.Host);
        if (owners.IsEmpty) owners = layer.Accounts.Domains.Find(domain.Registrable);
        foreach (var account in owners[..Math.Min(owners.Length, MostByDomain)]) found.Add(account);
    }

    private static void AddNeighbours(List<int> found, IndexLayer layer, int city, NameQuery query)
    {
        var neighbours = layer.Accounts.InCity[city];
        if (neighbours.Length > LargestCity) return;
        var best = new PriorityQueue<int, (float Bits, int Account)>();
        foreach (var account in neighbours)
        {
            var bits = 0f;
            for (var name = layer.FirstNameOf(account); name < layer.FirstNameOf(account + 1); name++) bits = Math.Max(bits, SharedBits(layer.Names, name, query));
            if (bits <= 0) continue;
            best.Enqueue(account, (bits, -account));
            if (best.Count > MostByCity) best.Dequeue();
        }
        while (best.TryDequeue(out var account, out _)) found.Add(account);
    }

    private static float SharedBits(NameTable names, int name, NameQuery query)
    {
        var bits = 0f;
        foreach (var word in names.Words[name])
            if (query.Exact.AsSpan().Contains(word)) bits += names.Bits[word];
        return bits;
    }
}

/// <summary>What a lead says, taken apart once for all layers.</summary>
internal sealed record LeadFacts(
    IReadOnlyList<CompanyName> Names, IReadOnlyList<CompanyDomain> Domains, string[] City, int Country, ulong PostalCode, ulong Phone)
{
    /// <summary>Takes a lead apart.</summary>
    public static LeadFacts Of(LeadIdentity lead) => new(
        lead.Company is { } company ? CompanyName.Read(company) : [],
        [.. new[] { lead.Email is { } email ? CompanyDomain.OfAddress(email) : null, lead.Website is { } site ? CompanyDomain.OfWebsite(site) : null }.OfType<CompanyDomain>().Distinct()],
        Places.CityName.Words(lead.City), Places.CountryCode.Of(lead.Country), Places.PostalCode.Pack(lead.PostalCode), Places.PhoneNumber.Pack(lead.Phone));
}
