using LeadSync.Domain.Mapping;
using NodaTime;

namespace LeadSync.Domain.Tests.Mapping;

public sealed class RememberedDecisionsTests
{
    private static readonly AccountIdentity[] Accounts =
        [Book.Account("nordwerk", "Nordwerk Anlagenbau GmbH", "Kiel", "nordwerk.example"), Book.Account("sudwerk", "Südwerk Maschinenbau AG", "Passau")];

    [Theory]
    [InlineData("Müller Maschinen", "ada@else.example")]
    [InlineData("MUELLER  maschinen", "bob@ELSE.example")]
    [InlineData("muller-maschinen", "else.example")]
    [InlineData(" Müller, Maschinen ", "ada@mail.else.example")]
    public void Decision_holds_for_the_same_text_and_domain_in_any_spelling(string company, string email)
    {
        var decision = Remembering(Decided("Müller Maschinen", "eve@else.example", "sudwerk")).Decide(company, email);

        Assert.Equal(("sudwerk", MappingMethod.EarlierDecision), (decision.Account, decision.Method));
        Assert.Equal(("decision", "same"), Assert.Single(decision.Best!.Evidence) is var only ? (only.Kind, only.Level) : default);
    }

    [Theory]
    [InlineData("Müller Maschinen", "ada@other.example")]
    [InlineData("Müller Maschinen", null)]
    [InlineData("Müller", "ada@else.example")]
    [InlineData(null, "ada@else.example")]
    public void Decision_says_nothing_of_another_text_or_domain(string? company, string? email) =>
        Assert.NotEqual(MappingMethod.EarlierDecision, Remembering(Decided("Müller Maschinen", "eve@else.example", "sudwerk")).Decide(company, email).Method);

    [Fact]
    public void None_of_them_is_a_decision_too()
    {
        var decision = Remembering(Decided("Nordwerk Anlagenbau GmbH", "a@nordwerk.example", null)).Decide("Nordwerk Anlagenbau GmbH", "ada@nordwerk.example");

        Assert.Equal((MappingOutcome.None, MappingMethod.EarlierDecision, null), (decision.Outcome, decision.Method, decision.Account));
        Assert.Empty(decision.Candidates);
    }

    [Fact]
    public void Decision_for_an_account_that_is_gone_falls_back_to_the_evidence()
    {
        var decision = Remembering(Decided("Nordwerk Anlagenbau GmbH", "a@nordwerk.example", "gone")).Decide("Nordwerk Anlagenbau GmbH", "ada@nordwerk.example");

        Assert.Equal(("nordwerk", MappingMethod.DomainAndName), (decision.Account, decision.Method));
    }

    [Theory]
    [InlineData("ada@gmx.de", "eve@gmail.com")]
    [InlineData("ada@gmx.de", null)]
    [InlineData(null, "ada@mailinator.com")]
    public void Free_mail_neither_brings_together_nor_tells_apart(string? then, string? now) =>
        Assert.Equal("sudwerk", Remembering(Decided("Müller Maschinen", then, "sudwerk")).Decide("Müller Maschinen", now).Account);

    [Theory]
    [InlineData("", "ada@gmx.de")]
    [InlineData(null, null)]
    [InlineData("---", null)]
    public void Decision_on_a_lead_that_says_nothing_is_none(string? company, string? email) =>
        Assert.Equal(MappingDecision.Nothing, Remembering(Decided(company, email, "sudwerk")).Decide(company, email));

    [Fact]
    public void Latest_decision_counts_whatever_the_order_they_come_in()
    {
        var (early, late) = (Decided("Müller", null, "nordwerk", day: 1), Decided("MUELLER", null, "sudwerk", day: 2));

        Assert.Equal("sudwerk", Remembering(early, late).Decide("Müller").Account);
        Assert.Equal("sudwerk", Remembering(late, early).Decide("Müller").Account);
    }

    [Fact]
    public void Decision_counts_more_than_any_evidence() =>
        Assert.Equal("sudwerk", Remembering(Decided("Nordwerk Anlagenbau GmbH", "a@nordwerk.example", "sudwerk")).Decide("Nordwerk Anlagenbau GmbH", "ada@nordwerk.example").Account);

    private static Book Remembering(params RememberedDecision[] decisions) => new(Accounts) { Remembered = RememberedDecisions.Of(decisions) };

    private static RememberedDecision Decided(string? company, string? email, string? account, int day = 1) =>
        new(company, email, account, Instant.FromUtc(2026, 11, day, 9, 0));
}
