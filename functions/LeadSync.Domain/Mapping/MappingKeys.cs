using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping;

/// <summary>
/// What a lead and an account need one of in common to be candidates for each other. A changed account concerns the leads
/// that share a key with what it was or what it is.
/// </summary>
public static class MappingKeys
{
    private const int Beginning = 4;

    // Shorter ends are those of many compounds: -werk, -technik.
    private const int End = 7;
    private const double CommonShare = 1.0 / 200;

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

    // A slip of the pen or an abbreviation spares the beginning of a word or its end. Words that many companies have would
    // concern everybody, so they count only where a name has no others; the legal form never does.
    private static void AddName(HashSet<string> keys, string? name)
    {
        foreach (var words in CompanyName.Read(name ?? "").Select(read => read.Words))
        {
            var telling = words.Where(word => CommonWords.Share(word) < CommonShare).ToList();
            foreach (var word in telling.Count > 0 ? telling : words)
            {
                keys.Add($"word:{word[..Math.Min(word.Length, Beginning)]}");
                if (word.Length > End) keys.Add($"end:{word[^End..]}");
            }
        }
    }

    private static void AddDomain(HashSet<string> keys, CompanyDomain? domain)
    {
        if (domain is not null) keys.Add($"domain:{domain.Registrable}");
    }
}
