using LeadSync.Domain.Mapping;

namespace LeadSync.Domain.Tests.Mapping;

/// <summary>What each thing that a lead says does to a decision.</summary>
public sealed class EvidenceOfLeadsTests
{
    private static readonly LeadIdentity Lead = new() { Company = "Nordwerk Anlagenbau GmbH" };

    private static readonly AccountIdentity Account =
        new() { Id = "nordwerk", Name = "Nordwerk Anlagenbau GmbH", City = "Kiel", PostalCode = "24103", Country = "DE", Phone = "+49 431 555-0123" };

    public static TheoryData<string, LeadIdentity, string> Agreeing => new()
    {
        { "city", Lead with { City = "KIEL" }, "same" },
        { "city", Lead with { City = "Kiel-Gaarden" }, "in part" },
        { "city", Lead with { City = "Passau" }, "different" },
        { "country", Lead with { Country = "Germany" }, "same" },
        { "country", Lead with { Country = "Österreich" }, "different" },
        { "postalCode", Lead with { PostalCode = "D-24103" }, "same" },
        { "postalCode", Lead with { PostalCode = "24149" }, "same region" },
        { "postalCode", Lead with { PostalCode = "94032" }, "different" },
        { "phone", Lead with { Phone = "0431 5550123" }, "same" },
        { "phone", Lead with { Phone = "0049 (0)431 555 0 999" }, "same exchange" },
        { "phone", Lead with { Phone = "089 123456" }, "different" },
        { "legalForm", Lead, "same" },
        { "legalForm", Lead with { Company = "Nordwerk Anlagenbau" }, "one missing" },
        { "legalForm", Lead with { Company = "Nordwerk Anlagenbau AG" }, "different" },
        { "name", Lead, "same" },
        { "name", Lead with { Company = "Nordwrek Anlagenbau GmbH" }, "respelt" },
        { "name", Lead with { Company = "Nordwerk GmbH" }, "account says more" },
        { "name", Lead with { Company = "Nordwerk Anlagenbau Zwickau GmbH" }, "lead says more" },
        { "numeral", Lead with { Company = "Nordwerk Anlagenbau 2 GmbH" }, "one missing" },
        { "rarity", Lead, "rare" },
    };

    [Theory]
    [MemberData(nameof(Agreeing))]
    public void What_a_lead_says_comes_out_at_its_level(string kind, LeadIdentity lead, string level) => Assert.Equal(level, LevelOf(Best(lead), kind));

    /// <summary>From what speaks least for the account to what speaks most; missing is in between.</summary>
    public static TheoryData<string, LeadIdentity, LeadIdentity, LeadIdentity> Steps => new()
    {
        { "city", Lead with { City = "Passau" }, Lead, Lead with { City = "Kiel" } },
        { "country", Lead with { Country = "FR" }, Lead, Lead with { Country = "DE" } },
        { "postal code", Lead with { PostalCode = "94032" }, Lead, Lead with { PostalCode = "24103" } },
        { "telephone", Lead with { Phone = "089 1234567" }, Lead, Lead with { Phone = "0431 5550123" } },
        { "half the telephone", Lead, Lead with { Phone = "0431 5550999" }, Lead with { Phone = "0431 5550123" } },
        { "half the city", Lead with { City = "Passau" }, Lead with { City = "Kiel-Gaarden" }, Lead with { City = "Kiel" } },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Missing_is_not_different_and_agreement_speaks_for(string what, LeadIdentity against, LeadIdentity between, LeadIdentity speaksFor)
    {
        Assert.NotEmpty(what);
        Assert.True(Best(against).Probability < Best(between).Probability);
        Assert.True(Best(between).Probability < Best(speaksFor).Probability);
    }

    [Fact]
    public void What_the_account_does_not_say_is_missing_too()
    {
        var bare = new Book(new AccountIdentity { Id = "nordwerk", Name = Account.Name });

        Assert.Equal(
            bare.Decide(Lead).Best!.Probability,
            bare.Decide(Lead with { City = "Kiel", PostalCode = "24103", Country = "DE", Phone = "0431 5550123" }).Best!.Probability, 12);
    }

    [Fact]
    public void City_decides_between_companies_of_one_name()
    {
        var twins = new Book(Book.Account("kiel", "Nordwerk Anlagenbau GmbH", "Kiel"), Book.Account("passau", "Nordwerk Anlagenbau GmbH", "Passau"));

        Assert.Equal("kiel", twins.Decide(Lead with { City = "Kiel" }).Account);
        Assert.Equal("passau", twins.Decide(Lead with { City = "Passau" }).Account);
        Assert.Equal(MappingOutcome.Review, twins.Decide(Lead).Outcome);
    }

    [Fact]
    public void Former_name_is_a_name_and_is_named()
    {
        var renamed = new Book(Account with { Name = "Helvor SE", OtherNames = ["Nordwerk Anlagenbau GmbH", "Hafenwerft Sieben"] });

        var best = renamed.Decide(Lead with { City = "Kiel" }).Best!;

        Assert.Equal("nordwerk", best.Account);
        Assert.Equal(("same", "nordwerk anlagenbau"), (LevelOf(best, "name"), best.Evidence.Single(evidence => evidence.Kind == "name").Detail));
        Assert.Null(renamed.Decide("Helvor SE").Best!.Evidence.Single(evidence => evidence.Kind == "name").Detail);
    }

    [Fact]
    public void Former_name_in_the_leads_own_text_finds_the_account() =>
        Assert.Equal("nordwerk", new Book(Account).Decide("Helvor SE (vormals Nordwerk Anlagenbau GmbH)", city: "Kiel").Account);

    [Fact]
    public void Numbers_tell_funds_apart()
    {
        var funds = new Book(Book.Account("two", "Solarfonds Nordwerk II GmbH & Co. KG", "Kiel"), Book.Account("three", "Solarfonds Nordwerk III GmbH & Co. KG", "Kiel"));

        Assert.Equal("two", funds.Decide("Solarfonds Nordwerk 2 GmbH & Co. KG", city: "Kiel").Best!.Account);
        Assert.Equal("three", funds.Decide("Solarfonds Nordwerk Drei GmbH & Co. KG", city: "Kiel").Best!.Account);
    }

    [Fact]
    public void Rare_word_in_common_says_more_than_a_common_one()
    {
        var one = new Book(Book.Account("x", "Zwymbrox Verwaltung GmbH"));

        Assert.True(one.Decide("Zwymbrox Handel GmbH").Best!.Probability > (one.Decide("Prellnitz Verwaltung GmbH").Best?.Probability ?? 0));
    }

    private static MappingCandidate Best(LeadIdentity lead) => new Book(Account).Decide(lead).Candidates.Single(candidate => candidate.Account == "nordwerk");

    private static string LevelOf(MappingCandidate candidate, string kind) => Assert.Single(candidate.Evidence, evidence => evidence.Kind == kind).Level;
}
