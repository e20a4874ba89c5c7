using LeadSync.Domain.Mapping;

namespace LeadSync.Domain.Tests.Mapping;

public sealed class MappingSettingsTests
{
    private static readonly AccountIdentity[] Accounts =
    [
        Book.Account("one", "Nordwerk Anlagenbau GmbH", "Kiel", "halden.example"), Book.Account("two", "Nordwerk Anlagenbau GmbH", "Passau", "halden.example"),
    ];

    // Alike but for a city in part, so that neither has all there is.
    private static readonly LeadIdentity Lead = new() { Company = "Nordwerk Anlagenbau GmbH", Email = "ada@halden.example", City = "Kiel" };

    [Theory]
    [InlineData(-0.001, MappingOutcome.Auto)]
    [InlineData(0, MappingOutcome.Auto)]
    [InlineData(0.000001, MappingOutcome.Review)]
    public void Automatic_decision_needs_its_probability(double above, MappingOutcome outcome)
    {
        var best = Decide(MappingSettings.Default).Best!.Probability;

        Assert.Equal(outcome, Decide(new MappingSettings { Auto = best + above, Margin = 0 }).Outcome);
    }

    [Theory]
    [InlineData(-0.001, MappingOutcome.Auto)]
    [InlineData(0.000001, MappingOutcome.Review)]
    public void Automatic_decision_needs_its_margin(double above, MappingOutcome outcome)
    {
        var (best, second) = (Decide(MappingSettings.Default).Candidates[0].Probability, Decide(MappingSettings.Default).Candidates[1].Probability);

        Assert.Equal(outcome, Decide(new MappingSettings { Auto = 0.5, Margin = best - second + above }).Outcome);
    }

    [Theory]
    [InlineData(-0.000001, MappingOutcome.Review)]
    [InlineData(0.000001, MappingOutcome.None)]
    public void Review_needs_its_probability(double above, MappingOutcome outcome)
    {
        var book = new Book(Accounts[0]) { Settings = new MappingSettings { Auto = 1 } };
        var lead = new LeadIdentity { Company = "Nordwerk" };
        var best = book.Decide(lead).Best!.Probability;

        Assert.Equal(outcome, new Book(Accounts[0]) { Settings = new MappingSettings { Auto = 1, Review = best + above } }.Decide(lead).Outcome);
    }

    [Fact]
    public void Two_that_nothing_tells_apart_are_one_question_to_a_person()
    {
        var decision = new Book(Accounts) { Settings = new MappingSettings { Review = 0.9 } }.Decide(Lead with { City = null });

        Assert.Equal(MappingOutcome.Review, decision.Outcome);
        Assert.All(decision.Candidates.Take(2), candidate => Assert.InRange(candidate.Probability, 0.4, 0.5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Decision_carries_no_more_candidates_than_asked_for(int most)
    {
        var all = Decide(MappingSettings.Default);
        var few = Decide(MappingSettings.Default with { Candidates = most });

        Assert.Equal(all.Candidates.Take(most).Select(candidate => (candidate.Account, candidate.Probability)), few.Candidates.Select(candidate => (candidate.Account, candidate.Probability)));
        Assert.Equal(all.Outcome, few.Outcome);
    }

    private static MappingDecision Decide(MappingSettings settings) => new Book(Accounts) { Settings = settings }.Decide(Lead);
}
