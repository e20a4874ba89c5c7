using FsCheck;
using FsCheck.Fluent;
using LeadSync.Plugins.Qualification;
using LeadSync.Schema;

namespace LeadSync.Plugins.Tests.Qualification;

public sealed class QualificationRuleTests
{
    // Weights and ratings: y yes, p partly, n no, u unknown, - not answered.
    [Theory]
    [InlineData("25y 25y 30y 20y", 100.0, AssessmentClass.A, 4)]
    [InlineData("25y 25y 30p 20u", 65.0, AssessmentClass.B, 3)]
    [InlineData("25y 25n 30p 20-", 40.0, AssessmentClass.C, 3)]
    [InlineData("3y 1n", 75.0, AssessmentClass.A, 2)]
    [InlineData("1y 1n", 50.0, AssessmentClass.B, 2)]
    [InlineData("1y 1n 1n", 33.33, AssessmentClass.C, 3)]
    [InlineData("10- 10u", 0.0, AssessmentClass.C, 0)]
    [InlineData("0y 5n", 0.0, AssessmentClass.C, 2)]
    [InlineData("0y", null, null, 1)]
    [InlineData("", null, null, 0)]
    public void Total_is_the_met_share_of_the_weights(string criteria, double? total, int? grade, int answered)
    {
        var result = QualificationRule.Of([.. criteria.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read)], 75, 50);
        Assert.Equal(((decimal?)total, grade, answered), (result.Total, result.Class, result.Answered));
    }

    [Theory]
    [InlineData(null, 50, AssessmentClass.B)]
    [InlineData(75, null, AssessmentClass.A)]
    [InlineData(null, null, AssessmentClass.C)]
    public void Limit_that_is_empty_is_never_reached(int? a, int? b, int expected) =>
        Assert.Equal(expected, QualificationRule.Of([Read("1y")], a, b).Class);

    [Fact]
    public void Total_is_a_percentage_that_no_better_answer_lowers() => Prop.ForAll(
        (from weight in Gen.Choose(0, 1000)
         from rating in Gen.Elements(Rating.Unknown, Rating.No, Rating.Partly, Rating.Yes)
         select new WeighedCriterion(weight, rating)).NonEmptyListOf().ToArbitrary(),
        criteria =>
        {
            var total = QualificationRule.Of([.. criteria], 75, 50).Total;
            var better = QualificationRule.Of([.. criteria.Skip(1), new WeighedCriterion(criteria[0].Weight, Rating.Yes)], 75, 50).Total;
            return total is null || (total is >= 0 and <= 100 && better >= total);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static WeighedCriterion Read(string criterion) => new(
        int.Parse(criterion[..^1], System.Globalization.CultureInfo.InvariantCulture),
        criterion[^1] switch { 'y' => Rating.Yes, 'p' => Rating.Partly, 'n' => Rating.No, 'u' => Rating.Unknown, _ => null });
}
