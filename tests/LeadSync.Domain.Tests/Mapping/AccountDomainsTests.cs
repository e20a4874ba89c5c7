using LeadSync.Domain.Mapping;
using LeadSync.Tests.Shared;

namespace LeadSync.Domain.Tests.Mapping;

public sealed class AccountDomainsTests
{
    private static readonly AccountDomains Index = AccountDomains.Build(
    [
        ("acme", "https://www.acme.com/"), ("acme", "acme.de"), ("acme", "acme.com"), ("bolt", "bolt.example.co.uk"),
        ("nut", "nut.example.co.uk"), ("twin1", "twin.com"), ("twin2", "twin.com"), ("odd", "gmx.de"),
    ]);

    [Theory]
    [InlineData("a@acme.com", "acme")]
    [InlineData("a@mail.acme.de", "acme")]
    [InlineData("a@bolt.example.co.uk", "bolt")]
    [InlineData("a@example.co.uk", "bolt,nut")]
    [InlineData("a@twin.com", "twin1,twin2")]
    [InlineData("a@unknown.com", "")]
    [InlineData("a@acme.com.au", "")]
    public void Domain_finds_its_accounts(string address, string accounts) =>
        Assert.Equal(accounts, Accounts(Index.Find(CompanyDomain.OfEmail(address)!)));

    [Fact]
    public void Domain_of_a_mail_provider_belongs_to_no_account() => Assert.Null(CompanyDomain.OfEmail("a@gmx.de"));

    [Fact]
    public void Labelled_domains_of_real_companies_find_exactly_their_accounts()
    {
        var index = AccountDomains.Build(Rows("matching/accounts_intl.csv").Select(row => (row[0], row[^1])));
        var cases = Rows("matching/cases_domain_dev.csv").ToList();

        Assert.NotEmpty(cases);
        Assert.Empty(cases.Where(row => !IsAsExpected(Find(index, row[^3]), row[^2], row[^1])).Select(row => string.Join(',', row)));
    }

    private static string Find(AccountDomains index, string domain) =>
        CompanyDomain.OfEmail("a@" + domain) is { } company ? Accounts(index.Find(company)) : "";

    // Where the name of the company decides among several owners, the domain has to offer the right one.
    private static bool IsAsExpected(string found, string expected, string stratum) => expected switch
    {
        "NONE" => found.Length == 0,
        _ when expected.StartsWith("AMBIGUOUS:", StringComparison.Ordinal) =>
            found.Split(',').ToHashSet().SetEquals(expected["AMBIGUOUS:".Length..].Split('|')),
        _ when stratum == "shared_domain_name_decides" => found.Split(',').Contains(expected),
        _ => found == expected,
    };

    private static string Accounts(DomainMatch match) => match switch
    {
        DomainMatch.One one => one.Account,
        DomainMatch.Several several => string.Join(',', several.Accounts),
        _ => "",
    };

    // The columns in question hold no commas; those that do stand in the middle.
    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(SharedData.Need(file)).Skip(1).Select(line => line.Split(','));
}
