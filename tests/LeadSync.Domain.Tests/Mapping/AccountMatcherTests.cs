using LeadSync.Domain.Mapping;

namespace LeadSync.Domain.Tests.Mapping;

public sealed class AccountMatcherTests
{
    private static readonly AccountIdentity Nordwerk = Book.Account("nordwerk", "Nordwerk Anlagenbau GmbH", "Kiel", "nordwerk.example", "nordwerk-alias.example");

    private readonly Book book = new(
        Nordwerk,
        Book.Account("sudwerk", "Südwerk Maschinenbau AG", "Passau", "suedwerk.example"),
        Book.Account("holding-a", "Halden Chemie GmbH", "Bonn", "halden.example"), Book.Account("holding-b", "Ostrau Papier AG", "Bonn", "halden.example"),
        Book.Account("free", "Freund Fahrräder GmbH", "Ulm", "gmx.de"));

    [Theory]
    [InlineData("ada@nordwerk.example")]
    [InlineData("ada@NordWerk.Example")]
    [InlineData("ada@mail.nordwerk.example")]
    [InlineData("nordwerk.example")]
    [InlineData("ada@nordwerk-alias.example")]
    public void Domain_alone_maps(string email) => AssertAuto("nordwerk", MappingMethod.Domain, book.Decide(email: email));

    [Fact]
    public void Website_is_as_good_as_the_address() =>
        AssertAuto("nordwerk", MappingMethod.Domain, book.Decide(new LeadIdentity { Email = "ada@gmail.com", Website = "https://www.nordwerk.example/kontakt" }));

    [Theory]
    [InlineData("ada@gmx.de")]
    [InlineData("ada@gmail.com")]
    [InlineData("ada@mailinator.com")]
    [InlineData("ada@unknown.example")]
    [InlineData("no address at all")]
    [InlineData(null)]
    public void Address_of_anybody_finds_nothing(string? email) => Assert.Equal(MappingDecision.Nothing, book.Decide(email: email));

    [Fact]
    public void Free_mail_takes_nothing_from_a_name() =>
        Assert.Equal(Text(book.Decide("Nordwerk Anlagenbau GmbH")), Text(book.Decide("Nordwerk Anlagenbau GmbH", "ada@gmx.de")));

    [Fact]
    public void Shared_domain_without_a_name_is_a_persons_choice()
    {
        var decision = book.Decide(email: "ada@halden.example");

        Assert.Equal(MappingOutcome.Review, decision.Outcome);
        Assert.Equal(["holding-a", "holding-b"], decision.Candidates.Select(candidate => candidate.Account));
        Assert.Null(decision.Account);
    }

    [Theory]
    [InlineData("Halden Chemie", "holding-a")]
    [InlineData("Ostrau Papier AG", "holding-b")]
    [InlineData("OSTRAU-PAPIER", "holding-b")]
    public void Shared_domain_with_a_name_is_the_named_accounts(string company, string account) =>
        AssertAuto(account, MappingMethod.DomainAndName, book.Decide(company, "ada@halden.example"));

    [Fact]
    public void Domain_of_one_and_name_of_another_are_no_automatic_decision()
    {
        var decision = book.Decide("Südwerk Maschinenbau AG", "ada@nordwerk.example");

        Assert.Equal(MappingOutcome.Review, decision.Outcome);
        Assert.Equal(["nordwerk", "sudwerk"], decision.Candidates.Select(candidate => candidate.Account).Order());
    }

    [Fact]
    public void Domain_of_the_parent_is_not_at_odds_with_the_name_of_its_daughter()
    {
        var group = new Book(Nordwerk, Book.Account("daughter", "Ostrau Papier AG", "Kiel") with { ParentId = "nordwerk" });

        Assert.Equal("daughter", group.Decide("Ostrau Papier AG", "ada@nordwerk.example", "Kiel").Account);
    }

    [Fact]
    public void Name_of_nobody_at_a_known_domain_is_no_automatic_decision() =>
        Assert.NotEqual(MappingOutcome.Auto, book.Decide("Prellnitz Kleider", "ada@nordwerk.example").Outcome);

    [Fact]
    public void Domain_that_is_not_the_accounts_speaks_against_but_a_little()
    {
        var without = book.Decide("Nordwerk Anlagenbau GmbH", city: "Kiel").Best!;
        var other = book.Decide("Nordwerk Anlagenbau GmbH", "ada@else.example", "Kiel").Best!;

        Assert.Equal("nordwerk", other.Account);
        Assert.InRange(other.Probability, 0.5, without.Probability - 1e-6);
        Assert.Equal("different", Assert.Single(other.Evidence, evidence => evidence.Kind == "domain").Level);
    }

    [Theory]
    [InlineData("Nordwerk Anlagenbau GmbH")]
    [InlineData("NORDWERK ANLAGENBAU GESELLSCHAFT MBH")]
    [InlineData("nordwerk anlagenbau")]
    [InlineData("Nordwerk Anlagenbaugesellschaft mbH")]
    [InlineData("Anlagenbau Nordwerk GmbH")]
    [InlineData("Nordwrek Anlagenbau GmbH")]
    public void Name_is_found_in_every_spelling(string company)
    {
        var best = book.Decide(company, city: "Kiel").Best!;

        Assert.Equal("nordwerk", best.Account);
        Assert.InRange(best.Probability, 0.5, 1);
    }

    [Fact]
    public void Name_and_domain_together_are_surest() => AssertAuto("nordwerk", MappingMethod.DomainAndName, book.Decide("Nordwerk", "ada@nordwerk.example"));

    [Theory]
    [InlineData("Westwind Versicherungsmakler")]
    [InlineData("GmbH")]
    [InlineData("")]
    public void Name_of_nobody_maps_nobody(string company) => Assert.Equal(MappingOutcome.None, book.Decide(company).Outcome);

    [Fact]
    public void Book_without_accounts_finds_nothing() =>
        Assert.Equal(MappingDecision.Nothing, new AccountMatcher(AccountIndex.Build([]), RememberedDecisions.Empty, MappingSettings.Default).Decide(new LeadIdentity { Company = "Nordwerk", Email = "a@nordwerk.example" }));

    private static void AssertAuto(string account, MappingMethod method, MappingDecision decision) =>
        Assert.Equal((account, method), (decision.Account, decision.Method));

    private static string Text(MappingDecision decision) => string.Join(';', decision.Candidates.Select(candidate => $"{candidate.Account} {candidate.Probability:R}"));
}
