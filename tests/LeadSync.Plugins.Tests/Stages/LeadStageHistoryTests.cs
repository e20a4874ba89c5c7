using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using static LeadSync.Plugins.Tests.Stages.StageRows;

namespace LeadSync.Plugins.Tests.Stages;

public sealed class LeadStageHistoryTests
{
    private const string History = "Stages.LeadStageHistory";

    [Fact]
    public void History_notes_the_first_stage_without_a_duration()
    {
        var row = Assert.Single(After("Create", Lead(LeadStage.Lead), null));
        Assert.Equal("Lead", row["ls_name"]);
        Assert.Null(row["ls_fromleadstage"]);
        Assert.Equal(Option(LeadStage.Lead), row["ls_toleadstage"]);
        Assert.Null(row["ls_minutesinstage"]);
    }

    [Fact]
    public void History_notes_who_moved_which_lead_when_and_from_where()
    {
        var row = Assert.Single(After("Update", Lead(LeadStage.QualifiedLead, PluginEvent.Now), Lead(LeadStage.Lead, PluginEvent.Now.AddMinutes(-90.9))));
        Assert.Equal("Lead → Qualified Lead", row["ls_name"]);
        Assert.Equal(new EntityReference("lead", Guid.Parse("00000000-0000-0000-0000-000000000001")), row["ls_leadid"]);
        Assert.Equal(new EntityReference("systemuser", PluginEvent.User), row["ls_movedbyid"]);
        Assert.Equal(PluginEvent.Now, row["ls_movedon"]);
        Assert.Equal(90, row["ls_minutesinstage"]);
    }

    [Theory]
    [InlineData(LeadStage.Lead)]
    [InlineData(null)]
    public void History_notes_nothing_when_the_stage_stays(int? to)
    {
        var target = to is null ? new Entity("lead") : Lead(to);
        Assert.Empty(After("Update", target, Lead(LeadStage.Lead)));
    }

    private static List<Entity> After(string message, Entity target, Entity? before)
    {
        var organization = new MemoryOrganization();
        Assert.Null(new PluginEvent(message, target, organization, before).Run(History));
        return organization.Rows;
    }
}
