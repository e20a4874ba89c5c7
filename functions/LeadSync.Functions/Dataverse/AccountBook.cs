using System.Collections.Frozen;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Mapping;
using LeadSync.Functions.Segments;

namespace LeadSync.Functions.Dataverse;

/// <summary>An account as far as LeadSync reads it.</summary>
internal sealed record CrmAccount(Guid Id, JsonElement Row)
{
    /// <summary>The columns LeadSync reads, for $select.</summary>
    public const string Select =
        "accountid,name,websiteurl,telephone1,address1_city,address1_country,numberofemployees,ls_industryclass,ls_emaildomains,_ls_segmentid_value";

    /// <summary>The segment it was put into.</summary>
    public Guid? SegmentId => Row.Id("_ls_segmentid_value");

    /// <summary>The domains and websites that say somebody works there.</summary>
    public IEnumerable<string> Domains
    {
        get
        {
            var listed = Row.Text(Schema.Account.EmailDomains)?.Split([';', ',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
            return Row.Text("websiteurl") is { } website ? listed.Append(website) : listed;
        }
    }
}

/// <summary>The account a person belongs to, and how sure that is.</summary>
internal sealed record AccountMatch(CrmAccount Account, double Probability);

/// <summary>All active accounts and their segments at one moment.</summary>
internal sealed class AccountBook
{
    /// <summary>An exact company domain that one account alone owns. Never certain: people change jobs and keep addresses.</summary>
    private const double DomainProbability = 0.99;

    private readonly FrozenDictionary<Guid, CrmAccount> accounts;
    private readonly AccountDomains domains;
    private readonly FrozenDictionary<Guid, Segment> segments;

    public AccountBook(IEnumerable<CrmAccount> all, IEnumerable<Segment> allSegments)
    {
        segments = allSegments.ToFrozenDictionary(segment => segment.Id);
        // A row that moves between two pages while they are read comes twice; the later one is the newer.
        accounts = all.Reverse().DistinctBy(account => account.Id).ToFrozenDictionary(account => account.Id);
        domains = AccountDomains.Build(accounts.Values.SelectMany(account => account.Domains.Select(domain => (account.Id.ToString("D"), domain))));
    }

    public IEnumerable<CrmAccount> All => accounts.Values;

    public CrmAccount? Find(Guid id) => accounts.GetValueOrDefault(id);

    public IEnumerable<Segment> Segments => segments.Values;

    /// <summary>The segment for an account that is in none: of those whose criteria it fits the first by priority, then by name.</summary>
    public Segment? Propose(IReadOnlyDictionary<string, PropertyValue> attributes) => segments.Values
        .Where(segment => segment.Criteria?.Fits(attributes) == true)
        .OrderBy(segment => segment.Priority).ThenBy(segment => segment.Name, StringComparer.Ordinal).ThenBy(segment => segment.Id)
        .FirstOrDefault();

    public Segment? FindSegment(Guid id) => segments.GetValueOrDefault(id);

    /// <summary>The segment that an account is in, or null: its people are then led the traditional way.</summary>
    public Segment? SegmentOf(Guid account) => Find(account)?.SegmentId is { } id ? FindSegment(id) : null;

    /// <summary>The one account that owns the address's company domain, or null where none does or several do.</summary>
    public AccountMatch? Match(string email) =>
        CompanyDomain.OfEmail(email) is { } domain && domains.Find(domain) is DomainMatch.One one
            ? new AccountMatch(accounts[Guid.Parse(one.Account)], DomainProbability)
            : null;
}
