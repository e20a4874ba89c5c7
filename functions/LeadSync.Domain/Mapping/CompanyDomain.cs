using LeadSync.Domain.Addresses;

namespace LeadSync.Domain.Mapping;

/// <summary>
/// A domain that says which company somebody belongs to. Free-mail and disposable providers say nothing and give none.
/// </summary>
public sealed record CompanyDomain
{
    private CompanyDomain(string host, string registrable) => (Host, Registrable) = (host, registrable);

    /// <summary>The whole name without a leading <c>www.</c>; lower case, IDNA: <c>mail.example.co.uk</c>.</summary>
    public string Host { get; }

    /// <summary>What the company registered: <c>example.co.uk</c>.</summary>
    public string Registrable { get; }

    /// <inheritdoc/>
    public override string ToString() => Registrable;

    /// <summary>The company domain of an e-mail address, or null where the address is invalid or its provider is anybody's.</summary>
    public static CompanyDomain? OfEmail(string address) =>
        EmailAddress.Parse(address) is { } email ? OfName(email.Domain) : null;

    /// <summary>The company domain of an e-mail address or of the bare domain of one; null where it says nothing.</summary>
    public static CompanyDomain? OfAddress(string emailOrDomain) =>
        OfEmail(emailOrDomain) ?? (DomainName.Normalize(emailOrDomain[(emailOrDomain.LastIndexOf('@') + 1)..].Trim()) is { } name ? OfName(name) : null);

    /// <summary>
    /// The company domain of a website or bare domain name, with or without scheme, port and path; null where there is
    /// none, or it is a profile on somebody else's site.
    /// </summary>
    public static CompanyDomain? OfWebsite(string website) =>
        DomainName.Normalize(HostOf(website.Trim())) is { } name && OfName(name) is { } domain && !SharedDomains.IsProfileSite(domain.Registrable)
            ? domain
            : null;

    private static CompanyDomain? OfName(string name)
    {
        var host = name.StartsWith("www.", StringComparison.Ordinal) ? name["www.".Length..] : name;
        if (PublicSuffixes.RegistrableOf(host) is not { } registrable || !registrable.Contains('.', StringComparison.Ordinal))
            return null;
        return SharedDomains.IsMailProvider(registrable) || SharedDomains.IsMailProvider(host) ? null : new CompanyDomain(host, registrable);
    }

    private static string HostOf(string website)
    {
        var scheme = website.IndexOf("//", StringComparison.Ordinal);
        var rest = scheme >= 0 ? website[(scheme + 2)..] : website;
        var end = rest.IndexOfAny(['/', '?', '#']);
        var authority = end >= 0 ? rest[..end] : rest;
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var port = host.IndexOf(':', StringComparison.Ordinal);
        return port >= 0 ? host[..port] : host;
    }
}
