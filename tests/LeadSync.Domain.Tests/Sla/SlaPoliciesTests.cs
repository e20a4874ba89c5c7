using LeadSync.Domain.Sla;
using static LeadSync.Domain.Tests.Sla.Clocks;

namespace LeadSync.Domain.Tests.Sla;

public sealed class SlaPoliciesTests
{
    private static SlaConditions For(int? stage = null, Guid? segment = null, params string[] grades) => new(SlaSubject.Lead, stage, segment, grades);

    [Theory]
    [InlineData(1, 1, "A", true)]
    [InlineData(2, 1, "A", false)]
    [InlineData(1, 2, "A", false)]
    [InlineData(1, 1, "C", false)]
    [InlineData(1, 1, null, false)]
    [InlineData(1, 1, "b", true)]
    public void All_conditions_have_to_hold(int stage, int segment, string? grade, bool applies)
    {
        var record = Lead(Id(99)) with { Stage = stage, Segment = Id(segment), Grade = grade };

        Assert.Equal(applies, new SlaPolicies([Policy() with { Conditions = For(1, Id(1), "A", "B") }]).For(record).Count == 1);
    }

    [Fact]
    public void Of_policies_that_measure_the_same_the_rules_counts_before_the_special_before_the_stages()
    {
        var (byRule, special, general, byStage) = (Policy(4), Policy(3) with { Conditions = For(1) }, Policy(2) with { Conditions = For() }, Policy(1));
        var record = Lead() with { Routed = new RoutedLead(Monday, Id(4)) };

        Assert.Equal(
            [Id(4), Id(3), Id(2), Id(1)],
            new[] { Chosen(byRule, special, general, byStage), Chosen(special, general, byStage), Chosen(general, byStage), Chosen(byStage) });

        Guid Chosen(params SlaPolicy[] policies) => Assert.Single(new SlaPolicies(policies).For(record)).Id;
    }

    [Fact]
    public void Of_equally_special_ones_the_lower_order_counts() =>
        Assert.Equal(Id(3), Assert.Single(new SlaPolicies([Policy(2) with { Conditions = For(), Order = 5 }, Policy(3) with { Conditions = For(), Order = 4 }]).For(Lead())).Id);

    [Fact]
    public void Policies_that_measure_different_things_stand_side_by_side() =>
        Assert.Equal(2, new SlaPolicies([Policy(1), Policy(2, goals: SlaGoals.Decision) with { Conditions = For() }]).For(Lead()).Count);

    [Fact]
    public void Policy_without_a_goal_waits_for_the_stage_to_be_left() => Assert.Equal(SlaGoals.Stage, Policy(goals: SlaGoals.None).Goals);

    [Fact]
    public void Nothing_applies_to_a_closed_record() => Assert.Empty(new SlaPolicies([Policy()]).For(Lead() with { IsOpen = false }));
}
