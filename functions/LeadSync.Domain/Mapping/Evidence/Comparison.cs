using LeadSync.Domain.Mapping.Index;
using LeadSync.Domain.Mapping.Places;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>A lead compared with one account in everything that both say.</summary>
internal sealed record Comparison(IndexLayer Layer, int Account, EvidenceVector Vector, NameAgreement? Names, int Name)
{
    /// <summary>Compares a lead with an account by all names of both; the pair of names counts that speaks most for it.</summary>
    public static Comparison Of(IndexLayer layer, int account, LeadFacts lead, IReadOnlyList<NameQuery> queries, EvidenceTable table)
    {
        Comparison? best = null;
        var bestOdds = double.NegativeInfinity;
        var city = layer.Accounts.CityWordsInNames(account);
        foreach (var query in queries)
            for (var name = layer.FirstNameOf(account); name < layer.FirstNameOf(account + 1); name++)
            {
                var agreement = NameComparison.Of(query, layer.Names, name);
                var vector = new EvidenceVector();
                NameEvidence.Add(vector, agreement, query, (layer.Names, name), city);
                var odds = table.LogOdds(vector);
                if (odds <= bestOdds) continue;
                best = new Comparison(layer, account, vector, agreement, name);
                bestOdds = odds;
            }
        best ??= new Comparison(layer, account, new EvidenceVector(), null, -1);
        best.AddPlaces(lead);
        return best;
    }

    private void AddPlaces(LeadFacts lead)
    {
        var accounts = Layer.Accounts;
        Vector[EvidenceKinds.City] = City(accounts, lead.City);
        Vector[EvidenceKinds.Country] = Known(lead.Country, accounts.Country[Account], same: 2) switch { 2 => 1, 1 => 2, _ => 0 };
        Vector[EvidenceKinds.PostalCode] = PostalCode.SameRegion(lead.PostalCode, accounts.PostalCodes[Account]) && lead.PostalCode != accounts.PostalCodes[Account] && lead.PostalCode != 0
            ? (byte)2 : (byte)Known(lead.PostalCode, accounts.PostalCodes[Account], same: 3);
        Vector[EvidenceKinds.Phone] = PhoneNumber.SameExchange(lead.Phone, accounts.Phone[Account]) && lead.Phone != accounts.Phone[Account] && lead.Phone != 0
            ? (byte)2 : (byte)Known(lead.Phone, accounts.Phone[Account], same: 3);
        Vector[EvidenceKinds.Domain] = Domain(accounts, lead.Domains);
    }

    // 0 where either side says nothing, 1 for a difference.
    private static byte Known<T>(T lead, T account, byte same) where T : struct, IEquatable<T> =>
        lead.Equals(default) || account.Equals(default) ? (byte)0 : lead.Equals(account) ? same : (byte)1;

    private byte City(AccountTable accounts, string[] lead)
    {
        var account = accounts.CityWords(Account);
        if (lead.Length == 0 || account.Length == 0) return 0;
        if (lead.AsSpan().SequenceEqual(account)) return (byte)(3 + (accounts.CityBits(accounts.City[Account]) switch { < 6 => 0, < 8 => 1, < 10 => 2, < 12 => 3, _ => 4 }));
        return lead[0] == account[0] || lead.Intersect(account).Any(word => word.Length > 4) ? (byte)2 : (byte)1;
    }

    private byte Domain(AccountTable accounts, IReadOnlyList<CompanyDomain> lead)
    {
        if (lead.Count == 0 || !accounts.Domains.HasAny(Account)) return 0;
        if (lead.Any(domain => accounts.Domains.Find(domain.Host).Contains(Account))) return 3;
        return lead.Any(domain => accounts.Domains.Find(domain.Registrable).Contains(Account)) ? (byte)2 : (byte)1;
    }
}
