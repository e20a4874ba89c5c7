using System.Collections.Frozen;
using System.Text.Json;
using LeadSync.Domain.Mapping;

namespace LeadSync.Functions.Dataverse;

/// <summary>An account as far as LeadSync reads it.</summary>
internal sealed record CrmAccount(Guid Id, JsonElement Row)
{
    /// <summary>The columns LeadSync reads, for $select.</summary>
    public const string Select =
        "accountid,name,websiteurl,telephone1,address1_city,address1_country,numberofemployees,ls_industryclass,ls_emaildomains";

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

/// <summary>All active accounts at one moment.</summary>
internal sealed class AccountBook
{
    /// <summary>An exact company domain that one account alone owns. Never certain: people change jobs and keep addresses.</summary>
    private const double DomainProbability = 0.99;

    private readonly FrozenDictionary<Guid, CrmAccount> accounts;
    private readonly AccountDomains domains;

    public AccountBook(IEnumerable<CrmAccount> all)
    {
        accounts = all.ToFrozenDictionary(account => account.Id);
        domains = AccountDomains.Build(accounts.Values.SelectMany(account => account.Domains.Select(domain => (account.Id.ToString("D"), domain))));
    }

    public IEnumerable<CrmAccount> All => accounts.Values;

    public CrmAccount? Find(Guid id) => accounts.GetValueOrDefault(id);

    /// <summary>The one account that owns the address's company domain, or null where none does or several do.</summary>
    public AccountMatch? Match(string email) =>
        CompanyDomain.OfEmail(email) is { } domain && domains.Find(domain) is DomainMatch.One one
            ? new AccountMatch(accounts[Guid.Parse(one.Account)], DomainProbability)
            : null;
}
