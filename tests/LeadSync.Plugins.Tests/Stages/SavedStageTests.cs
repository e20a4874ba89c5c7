using LeadSync.Plugins.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests.Stages;

public sealed class SavedStageTests
{
    [Theory]
    [InlineData(LeadStage.SalesAcceptedLead, 0, 1, LeadStage.Opportunity)]
    [InlineData(LeadStage.Opportunity, 0, 1, LeadStage.Opportunity)]
    [InlineData(LeadStage.QualifiedLead, 0, 2, LeadStage.Disqualified)]
    [InlineData(LeadStage.Opportunity, 1, 2, LeadStage.Disqualified)]
    [InlineData(LeadStage.Lost, 0, 2, LeadStage.Lost)]
    [InlineData(LeadStage.Opportunity, 1, 0, LeadStage.Lead)]
    [InlineData(LeadStage.Disqualified, 2, 0, LeadStage.Lead)]
    [InlineData(LeadStage.QualifiedLead, 1, 0, LeadStage.QualifiedLead)]
    public void A_leads_stage_follows_its_state(int stage, int before, int after, int expected) =>
        Assert.Equal(expected, SavedStage.Of(StagedTable.Lead, Row(stage, before), Row(null, after), false).To);

    [Theory]
    [InlineData(OpportunityStage.Proposal, 0, 1, OpportunityStage.Won)]
    [InlineData(OpportunityStage.Proposal, 0, 2, OpportunityStage.Lost)]
    [InlineData(OpportunityStage.Lost, 2, 0, OpportunityStage.Negotiation)]
    [InlineData(null, 2, 0, OpportunityStage.Negotiation)]
    public void An_opportunitys_stage_follows_its_state(int? stage, int before, int after, int expected) =>
        Assert.Equal(expected, SavedStage.Of(StagedTable.Opportunity, Row(stage, before), Row(null, after), false).To);

    [Theory]
    [InlineData(3, LeadStage.Opportunity)]
    [InlineData(7, LeadStage.Disqualified)]
    [InlineData(2, LeadStage.SalesAcceptedLead)]
    [InlineData(844060000, LeadStage.SalesAcceptedLead)]
    public void A_status_reason_alone_stands_for_its_state(int status, int expected)
    {
        var target = new Entity("lead") { ["statuscode"] = new OptionSetValue(status) };
        Assert.Equal(expected, SavedStage.Of(StagedTable.Lead, Row(LeadStage.SalesAcceptedLead, 0), target, false).To);
    }

    [Theory]
    [InlineData(LeadStage.Lost, 2, false)]
    [InlineData(LeadStage.Lost, 1, true)]
    [InlineData(LeadStage.QualifiedLead, 2, true)]
    public void Stage_and_state_of_one_save_must_go_together(int stage, int state, bool contradicts) =>
        Assert.Equal(contradicts, SavedStage.Of(StagedTable.Lead, Row(LeadStage.Opportunity, 0), Row(stage, state), false).Contradicts);

    [Fact]
    public void A_recycled_opportunity_may_be_closed_as_lost_in_the_same_save()
    {
        var saved = SavedStage.Of(StagedTable.Opportunity, Row(OpportunityStage.Proposal, 0), Row(OpportunityStage.Recycled, 2), false);
        Assert.Equal((OpportunityStage.Recycled, false), (saved.To, saved.Contradicts));
    }

    [Fact]
    public void State_and_stage_go_together_after_every_move_from_every_row()
    {
        foreach (var table in new[] { StagedTable.Lead, StagedTable.Opportunity })
            for (var stage = LeadStage.Prospect; stage < LeadStage.Prospect + 9; stage++)
                foreach (var before in new[] { 0, 1, 2 })
                    foreach (var after in new int?[] { null, 0, 1, 2 })
                        Assert.True(Agrees(table, stage, before, after), $"{table.LogicalName} {stage} {before} {after}");
    }

    private static bool Agrees(StagedTable table, int stage, int before, int? after)
    {
        var target = Row(null, after);
        var state = SavedStage.Correction(table, Row(null, before), target, stage)?.State ?? after ?? before;
        return table.States!.Allows(stage, state);
    }

    [Theory]
    [InlineData(0, LeadStage.Lead)]
    [InlineData(1, null)]
    [InlineData(2, OpportunityStage.Discovery)]
    public void A_new_row_without_a_stage_begins_where_its_table_says(int table, int? expected)
    {
        var staged = new[] { StagedTable.Lead, StagedTable.Account, StagedTable.Opportunity }[table];
        Assert.Equal(expected, SavedStage.Of(staged, new Entity(staged.LogicalName), new Entity(staged.LogicalName), true).To);
    }

    private static Entity Row(int? stage, int? state)
    {
        var row = new Entity("row");
        if (stage is not null)
            row["ls_stage"] = StageRows.Option(stage);
        if (state is not null)
            row["statecode"] = StageRows.Option(state);
        return row;
    }
}
