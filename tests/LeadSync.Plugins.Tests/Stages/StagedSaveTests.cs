using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using static LeadSync.Plugins.Tests.Stages.StageRows;

namespace LeadSync.Plugins.Tests.Stages;

public sealed class StagedSaveTests
{
    private static readonly Guid Reason = Guid.Parse("00000000-0000-0000-0000-0000000000d1");
    private static readonly Guid Track = Guid.Parse("00000000-0000-0000-0000-0000000000d2");

    [Fact]
    public void A_recycle_by_role_asks_two_queries_in_the_guard_and_one_before_it()
    {
        var organization = new MemoryOrganization([Recycling("LeadSync Sales"), ReasonRow(), .. RoleRows.Of(PluginEvent.User, "LeadSync Sales")]);
        var save = Recycle(organization, new Entity("lead") { ["ls_stage"] = Option(LeadStage.SalesAcceptedLead), ["ls_recyclecount"] = 1 }, out var target);
        Assert.Null(save.Run("Stages.LeadRecycleReason"));
        Assert.Equal(1, organization.Queries);
        Assert.Null(save.Run("Stages.LeadStageGuard"));
        Assert.Equal(3, organization.Queries);
        Assert.Equal((2, PluginEvent.Now.AddDays(30), PluginEvent.Now), (target["ls_recyclecount"], target["ls_cooldownuntil"], target["ls_interestfrom"]));
        Assert.Equal(new EntityReference("ls_nurturetrack", Track), target["ls_nurturetrackid"]);
        Assert.Empty(save.Context.SharedVariables);
    }

    [Fact]
    public void A_column_outside_the_image_is_read_once_and_only_where_the_row_requires_it()
    {
        var id = Guid.Parse("00000000-0000-0000-0000-000000000001");
        var row = Transition(LeadStage.Lead, LeadStage.QualifiedLead);
        row["ls_requiredcolumns"] = "lastname, budgetamount";
        var organization = new MemoryOrganization(row, new Entity("lead", id) { ["budgetamount"] = new Money(5) });
        var before = Lead(LeadStage.Lead);
        before["lastname"] = "Kern";
        Assert.Null(new PluginEvent("Update", Lead(LeadStage.QualifiedLead), organization, before).Run("Stages.LeadStageGuard"));
        Assert.Equal(2, organization.Queries);
    }

    [Fact]
    public void Accepting_notes_who_and_when()
    {
        var target = Lead(LeadStage.SalesAcceptedLead);
        var organization = new MemoryOrganization(Transition(LeadStage.QualifiedLead, LeadStage.SalesAcceptedLead));
        Assert.Null(new PluginEvent("Update", target, organization, Lead(LeadStage.QualifiedLead)).Run("Stages.LeadStageGuard"));
        Assert.Equal((PluginEvent.Now, new EntityReference("systemuser", PluginEvent.User)), (target["ls_acceptedon"], target["ls_acceptedby"]));
    }

    [Fact]
    public void A_move_takes_the_next_number_and_the_history_its_key_and_the_note_of_this_save()
    {
        var before = Lead(LeadStage.Lead);
        (before["ls_stagemoves"], before["ls_stagenote"], before["ls_overridereason"]) = (4, "an earlier move", "an earlier reason");
        var target = Lead(LeadStage.QualifiedLead);
        target["ls_stagemoves"] = 99;
        var organization = new MemoryOrganization(Transition(LeadStage.Lead, LeadStage.QualifiedLead));
        var save = new PluginEvent("Update", target, organization, before);
        Assert.Null(save.Run("Stages.LeadStageGuard"));
        Assert.Null(save.Run("Stages.LeadStageHistory"));
        Assert.Equal((5, null, null), (target["ls_stagemoves"], target["ls_stagenote"], target["ls_overridereason"]));
        var move = organization.Rows[^1];
        Assert.Equal(("lead:00000000-0000-0000-0000-000000000001:5", 5, null), (move["ls_movekey"], move["ls_movenumber"], move["ls_note"]));
    }

    [Fact]
    public void A_note_without_a_move_stays()
    {
        var target = new Entity("lead") { ["ls_stagenote"] = "later" };
        Assert.Null(new PluginEvent("Update", target, new MemoryOrganization(), Lead(LeadStage.Lead)).Run("Stages.LeadStageGuard"));
        Assert.Equal("later", target["ls_stagenote"]);
    }

    [Fact]
    public void Moves_of_LeadSyncs_own_plug_ins_need_no_row_and_no_query()
    {
        var organization = new MemoryOrganization();
        var target = new Entity("account") { ["ls_stage"] = Option(AccountStage.Customer) };
        var save = new PluginEvent("Update", target, organization, new Entity("account") { ["ls_stage"] = Option(AccountStage.Target) });
        save.Context.PrimaryEntityName = "account";
        save.Context.ParentContext = new RemoteExecutionContext { SharedVariables = { ["leadsync.ownmoves"] = true } };
        Assert.Null(save.Run("Stages.AccountStageGuard"));
        Assert.Equal((1, 0), (target["ls_stagemoves"], organization.Queries));
    }

    [Fact]
    public void Stages_are_named_as_the_admin_has_named_them()
    {
        var named = new Entity("ls_stage") { ["ls_appliesto"] = Option(StageTable.Lead), ["statecode"] = Option(0), ["ls_leadstage"] = Option(LeadStage.Lead), ["ls_name"] = "Contact" };
        var organization = new MemoryOrganization(named, Transition(LeadStage.Lead, LeadStage.QualifiedLead));
        Assert.Equal(
            "This lead cannot move from \"Contact\" to \"Customer\". Allowed: Qualified Lead.",
            new PluginEvent("Update", Lead(LeadStage.Customer), organization, Lead(LeadStage.Lead)).Run("Stages.LeadStageGuard"));
    }

    private static PluginEvent Recycle(MemoryOrganization organization, Entity before, out Entity target)
    {
        target = Lead(LeadStage.Lead);
        target["ls_recyclereasonid"] = new EntityReference("ls_recyclereason", Reason);
        return new PluginEvent("Update", target, organization, before);
    }

    private static Entity Recycling(string role)
    {
        var row = Transition(LeadStage.SalesAcceptedLead, LeadStage.Lead);
        (row["ls_reasonrequired"], row["ls_rolenames"], row["ls_maximumrecycles"]) = (true, role, 3);
        return row;
    }

    private static Entity ReasonRow() => new("ls_recyclereason", Reason)
    {
        ["statecode"] = Option(0),
        ["ls_target"] = Option(RecycleTarget.Lead),
        ["ls_nurturetrackid"] = new EntityReference("ls_nurturetrack", Track),
        ["ls_cooldowndays"] = 30,
        ["ls_resetsinterest"] = true,
        ["ls_counts"] = true,
    };
}
