namespace LeadSync.Domain.Mapping;

/// <summary>
/// What a lead and an account need one of in common to be candidates for each other. A changed account concerns the leads
/// that share a key with what it was or what it is.
/// </summary>
public static class MappingKeys
{
    /// <summary>The keys of a lead.</summary>
    public static IReadOnlySet<string> Of(LeadIdentity lead)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        AddName(keys, lead.Company);
        AddDomain(keys, lead.Email is { } email ? CompanyDomain.OfAddress(email) : null);
        AddDomain(keys, lead.Website is { } website ? CompanyDomain.OfWebsite(website) : null);
        return keys;
    }

    /// <summary>The keys of an account.</summary>
    public static IReadOnlySet<string> Of(AccountIdentity account)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in account.OtherNames.Append(account.Name)) AddName(keys, name);
        foreach (var domain in account.Domains) AddDomain(keys, CompanyDomain.OfWebsite(domain));
        return keys;
    }

    private static void AddName(HashSet<string> keys, string? name)
    {
        foreach (var word in CompanyText.Normalize(name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.Length > 2) keys.Add($"word:{word}");
    }

    private static void AddDomain(HashSet<string> keys, CompanyDomain? domain)
    {
        if (domain is not null) keys.Add($"domain:{domain.Registrable}");
    }
}
