using LeadSync.Cli.Matching.Reporting;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Tests.Matching.Reporting;

public sealed class TallyTests
{
    [Fact]
    public void Lead_given_a_wrong_account_counts_as_wrong_and_as_missed()
    {
        var tally = Tally.From([Cases.One("A", "A"), Cases.One("A", "B"), Cases.One("A", null), Cases.One("NONE", "B"), Cases.One("NONE", null)], 0.5);

        Assert.Equal(new Tally(Positives: 3, Given: 3, Right: 1), tally);
        Assert.Equal((1 / 3.0, 1 / 3.0, 1 / 3.0), (tally.Precision.Value, tally.Recall.Value, tally.F1));
    }

    [Fact]
    public void Candidate_below_the_threshold_is_not_given()
    {
        Judged[] cases = [Cases.One("A", "A", 0.5), Cases.One("A", "A", 0.49)];

        Assert.Equal(new Tally(2, 1, 1), Tally.From(cases, 0.5));
        Assert.Equal(new Tally(2, 0, 0), Tally.From([Cases.One("A", null), Cases.One("A", null)], 0));
    }

    [Fact]
    public void Automatic_decision_on_what_only_a_person_can_tell_is_wrong()
    {
        var tally = Tally.Automatic([Cases.One("AMBIGUOUS:A|B", "A", 0.99), Cases.One("A", "A", 0.99), Cases.One("A", "A", 0.9)]);

        Assert.Equal(new Tally(Positives: 2, Given: 2, Right: 1), tally);
    }

    [Fact]
    public void Interval_of_f1_holds_f1()
    {
        var tally = new Tally(Positives: 100, Given: 90, Right: 80);

        Assert.Equal(160 / 190.0, tally.F1);
        Assert.InRange(tally.F1!.Value, tally.F1Interval!.Value.From, tally.F1Interval.Value.To);
    }

    [Fact]
    public void Best_threshold_keeps_what_helps_and_drops_what_harms()
    {
        var best = BestThreshold.Of([Cases.One("A", "A", 0.9), Cases.One("A", "B", 0.8), Cases.One("A", "A", 0.7), Cases.One("NONE", "B", 0.7), Cases.One("A", "A", 0.6), Cases.One("NONE", "B", 0.2)]);

        Assert.Equal((0.6, new Tally(Positives: 4, Given: 5, Right: 3)), (best!.Threshold, best.Tally));
        Assert.Null(BestThreshold.Of([Cases.One("A", null)]));
    }

    [Theory]
    [InlineData("A", "A", MappingOutcome.Auto, "", true)]
    [InlineData("A", "B", MappingOutcome.Auto, "", false)]
    [InlineData("A", "A", MappingOutcome.Review, "", true)]
    [InlineData("A", "A", MappingOutcome.Review, "unique_domain", false)]
    [InlineData("A", "A", MappingOutcome.None, "", false)]
    [InlineData("NONE", "A", MappingOutcome.None, "", true)]
    [InlineData("NONE", "A", MappingOutcome.Review, "", false)]
    [InlineData("AMBIGUOUS:B|A", "A", MappingOutcome.Review, "", true)]
    [InlineData("AMBIGUOUS:B|A", "A", MappingOutcome.Auto, "", false)]
    [InlineData("AMBIGUOUS:B|C", "A", MappingOutcome.Review, "", false)]
    public void Lead_is_served_where_nobody_has_to_put_it_right(string expected, string best, MappingOutcome outcome, string stratum, bool isServed) =>
        Assert.Equal(isServed, Cases.One(expected, best, 0.9, stratum, outcome).IsServed);

    [Fact]
    public void Review_serves_only_with_candidates_that_are_shown()
    {
        var candidates = Enumerable.Range(0, 10).Select(number => ($"A{number}", number == 0 ? 0.6 : 0.01)).ToArray();
        var decision = Cases.Decision(MappingOutcome.Review, candidates);

        Assert.Equal((true, true), (Cases.Of("c", "A4", "", decision).IsServed, Cases.Of("c", "A4", "", decision).IsCandidate));
        Assert.Equal((false, true), (Cases.Of("c", "A5", "", decision).IsServed, Cases.Of("c", "A5", "", decision).IsCandidate));
    }
}
