using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using static LeadSync.Plugins.Tests.Stages.StageRows;

namespace LeadSync.Plugins.Tests.Stages;

public sealed class LeadStageGuardTests
{
    private const string Guard = "Stages.LeadStageGuard";

    [Fact]
    public void Guard_gives_a_new_lead_without_a_stage_the_stage_Lead()
    {
        var target = new Entity("lead");
        var run = new PluginEvent("Create", target, new MemoryOrganization(Transition(null, LeadStage.Lead)));
        Assert.Null(run.Run(Guard));
        Assert.Equal(new OptionSetValue(LeadStage.Lead), target["ls_stage"]);
        Assert.Equal(PluginEvent.Now, target["ls_stageenteredon"]);
    }

    [Theory]
    [InlineData(1033, "A lead cannot start in the stage \"Customer\". Allowed: Prospect, Lead.")]
    [InlineData(1031, "Ein Lead kann nicht in der Phase „Kunde“ beginnen. Erlaubt: Interessent, Lead.")]
    [InlineData(1036, "A lead cannot start in the stage \"Customer\". Allowed: Prospect, Lead.")]
    public void Guard_refuses_a_first_stage_without_a_row_in_the_users_language(int language, string message)
    {
        var organization = new MemoryOrganization(Language(language), Transition(null, LeadStage.Lead), Transition(null, LeadStage.Prospect));
        Assert.Equal(message, new PluginEvent("Create", Lead(LeadStage.Customer), organization).Run(Guard));
        Assert.Equal(3, organization.Queries);
    }

    [Theory]
    [InlineData(1033, "This lead cannot move from \"Lead\" to \"Customer\". Allowed: Qualified Lead.")]
    [InlineData(1031, "Dieser Lead kann nicht von „Lead“ nach „Kunde“ wechseln. Erlaubt: Qualifizierter Lead.")]
    public void Guard_refuses_a_move_without_a_row_and_names_the_moves_there_are(int language, string message)
    {
        var organization = new MemoryOrganization(Language(language), Transition(LeadStage.Lead, LeadStage.QualifiedLead));
        Assert.Equal(message, Update(organization, LeadStage.Lead, LeadStage.Customer).Run(Guard));
    }

    [Fact]
    public void Guard_allows_a_move_with_a_row_and_dates_it_itself()
    {
        var organization = new MemoryOrganization(Transition(LeadStage.Lead, LeadStage.QualifiedLead));
        var target = Lead(LeadStage.QualifiedLead, enteredOn: PluginEvent.Now.AddYears(-1));
        Assert.Null(new PluginEvent("Update", target, organization, Lead(LeadStage.Lead)).Run(Guard));
        Assert.Equal(PluginEvent.Now, target["ls_stageenteredon"]);
        Assert.Equal(1, organization.Queries);
    }

    [Theory]
    [InlineData(1, StageTable.Lead)]
    [InlineData(0, StageTable.Account)]
    public void Guard_counts_no_row_that_is_inactive_or_for_another_table(int state, int table)
    {
        var organization = new MemoryOrganization(Transition(LeadStage.Lead, LeadStage.QualifiedLead, state, table));
        Assert.Equal(
            "This lead cannot move from \"Lead\" to \"Qualified Lead\". No move is allowed from here.",
            Update(organization, LeadStage.Lead, LeadStage.QualifiedLead).Run(Guard));
    }

    [Fact]
    public void Guard_refuses_to_clear_the_stage()
    {
        var organization = new MemoryOrganization(Language(1031), Transition(LeadStage.Lead, LeadStage.QualifiedLead));
        Assert.Equal(
            "Die Phase eines Leads kann nicht geleert werden; sie ist „Lead“. Erlaubt: Qualifizierter Lead.",
            Update(organization, LeadStage.Lead, null).Run(Guard));
    }

    [Fact]
    public void Guard_passes_an_unchanged_stage_without_a_query_and_keeps_its_date()
    {
        var organization = new MemoryOrganization();
        var target = Lead(LeadStage.Lost, enteredOn: PluginEvent.Now);
        Assert.Null(new PluginEvent("Update", target, organization, Lead(LeadStage.Lost)).Run(Guard));
        Assert.False(target.Contains("ls_stageenteredon"));
        Assert.Equal(0, organization.Queries);
    }

    [Fact]
    public void Guard_ignores_a_date_sent_without_a_stage()
    {
        var target = new Entity("lead") { ["ls_stageenteredon"] = PluginEvent.Now };
        Assert.Null(new PluginEvent("Update", target, new MemoryOrganization(), Lead(LeadStage.Lead)).Run(Guard));
        Assert.Empty(target.Attributes);
    }

    [Fact]
    public void Guard_frames_its_run_in_the_trace_with_the_correlation_id()
    {
        var run = Update(new MemoryOrganization(), LeadStage.Lead, LeadStage.Lead);
        run.Run(Guard);
        Assert.Contains("correlation 00000000-0000-0000-0000-0000000000cc", run.TraceLines[0], StringComparison.Ordinal);
        Assert.Equal("LeadStageGuard: done", run.TraceLines[^1]);
    }

    private static PluginEvent Update(MemoryOrganization organization, int from, int? to) =>
        new("Update", Lead(to), organization, Lead(from));
}
