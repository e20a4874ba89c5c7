using LeadSync.Plugins.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests.Stages;

public sealed class StageRuleTests
{
    private const int From = LeadStage.Lead;
    private const int To = LeadStage.QualifiedLead;

    [Fact]
    public void Decide_allows_exactly_the_moves_that_have_a_row_for_any_pair_of_stages()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var stages = Enumerable.Range(LeadStage.Prospect, 8).Where(_ => random.Next(2) == 0).ToList();
            var stage = Case([.. stages.Select(to => new AllowedMove(to))]);
            var to = random.Next(9) is var drawn and < 8 ? LeadStage.Prospect + drawn : (int?)null;
            var expected = to == From ? StageDecision.Unchanged
                : to is null ? StageDecision.Cleared
                : stages.Contains(to.Value) ? StageDecision.Allowed : StageDecision.NotAllowed;
            Assert.Equal(expected, StageRule.Decide(stage, to).Decision);
        }
    }

    [Fact]
    public void Next_names_each_stage_once_in_the_order_of_the_process() =>
        Assert.Equal([2, 9], StageRule.Next(Case(new(9), new(2), new(9))));

    [Theory]
    [InlineData(null, StageDecision.ScoreTooLow)]
    [InlineData(59, StageDecision.ScoreTooLow)]
    [InlineData(60, StageDecision.Allowed)]
    [InlineData(100, StageDecision.Allowed)]
    public void Score_has_to_reach_the_minimum(int? score, object expected)
    {
        var verdict = StageRule.Decide(With(Row(move => move.MinimumScore = 60), ("ls_score", score)), To);
        Assert.Equal(expected, verdict.Decision);
        if (verdict.IsRefusal)
            Assert.Equal((60, score), (verdict.Minimum, verdict.Present));
    }

    [Theory]
    [InlineData(null, StageDecision.GradeTooLow)]
    [InlineData(Grade.A, StageDecision.Allowed)]
    [InlineData(Grade.C, StageDecision.Allowed)]
    [InlineData(Grade.D, StageDecision.GradeTooLow)]
    [InlineData(Grade.E, StageDecision.GradeTooLow)]
    public void Grade_has_to_be_the_minimum_or_better(int? grade, object expected)
    {
        var stage = With(Row(move => move.MinimumGrade = Grade.C), ("ls_grade", StageRows.Option(grade)));
        Assert.Equal(expected, StageRule.Decide(stage, To).Decision);
    }

    [Fact]
    public void Empty_and_blank_columns_are_missing_and_named_in_the_order_of_the_row()
    {
        var stage = With(Row(move => move.RequiredColumns = ["jobtitle", "lastname", "companyname"]), ("lastname", "Kern"), ("companyname", " "));
        var verdict = StageRule.Decide(stage, To);
        Assert.Equal(StageDecision.ColumnsMissing, verdict.Decision);
        Assert.Equal(["jobtitle", "companyname"], verdict.Names);
    }

    [Fact]
    public void Roles_are_asked_only_where_the_row_names_some()
    {
        var asked = 0;
        var stage = Case(Row(_ => { }));
        stage.HoldsOneOf = _ => ++asked > 0;
        Assert.False(StageRule.Decide(stage, To).IsRefusal);
        Assert.Equal(0, asked);
        stage = Case(Row(move => move.Roles = ["LeadSync Sales"]));
        Assert.Equal(StageDecision.RoleMissing, StageRule.Decide(stage, To).Decision);
        stage.HoldsOneOf = roles => roles.Contains("LeadSync Sales");
        Assert.Equal(StageDecision.Allowed, StageRule.Decide(stage, To).Decision);
    }

    [Theory]
    [InlineData(-1, false, null, StageDecision.Allowed)]
    [InlineData(0, false, null, StageDecision.Allowed)]
    [InlineData(1, false, null, StageDecision.CoolingDown)]
    [InlineData(1, false, "Budget is there", StageDecision.CoolingDown)]
    [InlineData(1, true, null, StageDecision.OverrideReasonMissing)]
    [InlineData(1, true, " ", StageDecision.OverrideReasonMissing)]
    [InlineData(1, true, "Budget is there", StageDecision.Allowed)]
    public void Cool_down_ends_with_time_or_by_a_role_with_a_reason(int minutes, bool holds, string? why, object expected)
    {
        var stage = Case(Row(move => move.OverrideRoles = ["LeadSync Administrator"]));
        (stage.CooldownUntil, stage.OverrideReason, stage.HoldsOneOf) = (PluginEvent.Now.AddMinutes(minutes), why, _ => holds);
        var verdict = StageRule.Decide(stage, To);
        Assert.Equal(expected, verdict.Decision);
        Assert.Equal(!verdict.IsRefusal && minutes > 0, verdict.Overrides);
    }

    [Theory]
    [InlineData(LeadStage.Prospect)]
    [InlineData(LeadStage.SalesAcceptedLead)]
    public void Cool_down_keeps_a_lead_from_nothing_but_qualifying(int to)
    {
        var stage = Case(new AllowedMove(to));
        stage.CooldownUntil = PluginEvent.Now.AddDays(1);
        Assert.Equal(StageDecision.Allowed, StageRule.Decide(stage, to).Decision);
    }

    [Fact]
    public void One_row_of_several_is_enough_and_the_first_refusal_is_told()
    {
        var strict = Row(move => move.Roles = ["A"]);
        var stage = Case([strict, Row(move => move.MinimumScore = 10)]);
        Assert.Equal(StageDecision.RoleMissing, StageRule.Decide(stage, To).Decision);
        stage.Column = column => column == "ls_score" ? 10 : null;
        Assert.Equal(StageDecision.Allowed, StageRule.Decide(stage, To).Decision);
    }

    [Fact]
    public void Own_moves_need_neither_row_nor_condition()
    {
        var stage = Case(Row(move => move.ReasonRequired = true));
        stage.IsOwnMove = true;
        Assert.Equal(StageDecision.Allowed, StageRule.Decide(stage, To).Decision);
        Assert.Equal(StageDecision.Allowed, StageRule.Decide(stage, LeadStage.Customer).Decision);
        Assert.Equal(StageDecision.Cleared, StageRule.Decide(stage, null).Decision);
    }

    private static AllowedMove Row(Action<AllowedMove> condition)
    {
        var move = new AllowedMove(To);
        condition(move);
        return move;
    }

    private static StageCase Case(params AllowedMove[] moves) => new(StagedTable.Lead, From, moves) { Now = PluginEvent.Now };

    private static StageCase With(AllowedMove move, params (string Name, object? Value)[] columns)
    {
        var stage = Case([move]);
        stage.Column = name => columns.FirstOrDefault(column => column.Name == name).Value;
        return stage;
    }
}
