using System.Text.Json.Nodes;
using LeadSync.Functions.Routing;
using LeadSync.Functions.RoutingSweep;
using LeadSync.Functions.State;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.Routing;

public sealed class ReroutingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Score_that_rises_gives_the_lead_and_its_open_call_to_the_better_rule_once()
    {
        await using var scene = await RoutingScene.Begin();
        var (usual, best) = (scene.User(), scene.User());
        scene.InTurn(scene.Team(usual));
        var rule = TakingOver(scene, best);
        var lead = scene.Lead();
        await scene.Look(lead);
        scene.LeadRow(lead)["ls_score"] = 90;

        await scene.Look(lead);
        await scene.Look(lead);

        Assert.Equal((best, rule.ToString()), (scene.OwnerOf(lead), (string?)scene.LeadRow(lead)["_ls_routingruleid_value"]));
        Assert.Equal(best.ToString(), (string?)Assert.Single(scene.Calls)["_ownerid_value"]);
        Assert.Equal([RoutingReason.Qualified, RoutingReason.ScoreRose], scene.Decisions.Select(decision => (int)decision["ls_reason"]!).Order());
    }

    [Fact]
    public async Task Score_that_rises_changes_nothing_where_the_better_rule_has_nobody()
    {
        await using var scene = await RoutingScene.Begin();
        var (usual, best) = (scene.User(), scene.User(isDisabled: true));
        scene.InTurn(scene.Team(usual, scene.User()));
        TakingOver(scene, best);
        var lead = scene.Lead();
        await scene.Look(lead);
        var owner = scene.OwnerOf(lead);
        scene.LeadRow(lead)["ls_score"] = 90;

        for (var look = 0; look < 3; look++) await scene.Look(lead);

        Assert.Equal((owner, 1), (scene.OwnerOf(lead), scene.Decisions.Length));
    }

    [Fact]
    public async Task Accepted_lead_stays_with_who_accepted_it()
    {
        await using var scene = await RoutingScene.Begin();
        var usual = scene.User();
        scene.InTurn(scene.Team(usual));
        TakingOver(scene, scene.User());
        var lead = scene.Lead();
        await scene.Look(lead);
        (scene.LeadRow(lead)["ls_stage"], scene.LeadRow(lead)["ls_score"]) = (LeadStage.SalesAcceptedLead, 90);

        await scene.Look(lead);

        Assert.Equal(usual, scene.OwnerOf(lead));
    }

    [Theory]
    [InlineData(LeadStage.QualifiedLead)]
    [InlineData(LeadStage.SalesAcceptedLead)]
    [InlineData(LeadStage.Opportunity)]
    public async Task Leads_of_a_user_who_left_get_somebody_else(int stage)
    {
        await using var scene = await RoutingScene.Begin();
        var (leaver, other) = (scene.User(), scene.User());
        scene.InTurn(scene.Team(leaver, other));
        var (first, second) = (scene.Lead(), scene.Lead());
        await scene.Look(first, second);
        var lead = scene.OwnerOf(first) == leaver ? first : second;
        scene.LeadRow(lead)["ls_stage"] = stage;
        scene.Crm.Table("systemusers")[leaver]["isdisabled"] = true;

        Assert.Equal([$"lead:{lead:N}"], await scene.Changed("systemuser", leaver));
        await scene.Look(first, second);
        await scene.Look(first, second);

        Assert.Equal((other, 3), (scene.OwnerOf(lead), scene.Decisions.Length));
        Assert.All(scene.Calls, call => Assert.Equal(other.ToString(), (string?)call["_ownerid_value"]));
    }

    [Fact]
    public async Task Lead_of_a_user_who_left_waits_in_the_queue_where_nobody_else_is_there()
    {
        await using var scene = await RoutingScene.Begin();
        var leaver = scene.User();
        scene.InTurn(scene.Team(leaver));
        scene.CatchAll();
        var lead = scene.Lead();
        await scene.Look(lead);
        scene.Crm.Table("systemusers")[leaver]["isdisabled"] = true;
        await scene.Forget();

        for (var look = 0; look < 3; look++) await scene.Look(lead);

        Assert.Equal((scene.Queue.ToString(), 2), ((string?)scene.LeadRow(lead)["_ls_queueid_value"], scene.Decisions.Length));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("2026-12-09T00:00:00Z", false)]
    public async Task Absence_without_an_end_takes_leads_away_and_a_vacation_does_not(string? until, bool isTaken)
    {
        await using var scene = await RoutingScene.Begin();
        var owner = scene.User();
        scene.InTurn(scene.Team(owner));
        scene.CatchAll();
        var lead = scene.Lead();
        await scene.Look(lead);
        var absence = scene.Crm.Add("ls_absences", new JsonObject { ["_ls_userid_value"] = owner, ["ls_from"] = "2026-11-25T00:00:00Z", ["ls_until"] = until });

        Assert.Equal(isTaken, (await scene.Changed("ls_absence", absence)).Count == 1);
        await scene.Look(lead);

        Assert.Equal(isTaken, scene.LeadRow(lead)["_ls_queueid_value"] is not null);
    }

    [Fact]
    public async Task Absence_begins_and_ends_by_the_clock_without_any_message()
    {
        await using var scene = await RoutingScene.Begin();
        var user = scene.User();
        scene.InTurn(scene.Team(user));
        scene.CatchAll();
        scene.Crm.Add("ls_absences", new JsonObject { ["_ls_userid_value"] = user, ["ls_from"] = "2026-11-25T10:30:00Z", ["ls_until"] = "2026-11-25T11:30:00Z" });
        var leads = new[] { scene.Lead(), scene.Lead(), scene.Lead() };

        foreach (var lead in leads)
        {
            await scene.Look(lead);
            scene.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal([user, scene.Integration, user], leads.Select(scene.OwnerOf));
    }

    [Fact]
    public async Task Escalation_gives_the_lead_to_another_member_once_per_key()
    {
        await using var scene = await RoutingScene.Begin();
        var (one, other) = (scene.User(), scene.User());
        scene.InTurn(scene.Team(one, other));
        var lead = scene.Lead();
        await scene.Look(lead);
        var before = scene.OwnerOf(lead);

        Assert.Null(await scene.Reassign(lead, "breach"));
        Assert.Null(await scene.Reassign(lead, "breach"));

        Assert.Equal((before == one ? other : one, 2), (scene.OwnerOf(lead), scene.Decisions.Length));
        Assert.Single(scene.Calls);
        Assert.Contains(scene.Decisions, decision => (int)decision["ls_reason"]! == RoutingReason.Escalated);
    }

    [Fact]
    public async Task Escalation_gives_the_lead_to_the_user_queue_or_team_it_names()
    {
        await using var scene = await RoutingScene.Begin();
        var (manager, member) = (scene.User(), scene.User());
        var rule = scene.InTurn(scene.Team(scene.User()));
        var lead = scene.Lead();
        await scene.Look(lead);

        await scene.Reassign(lead, "1", user: manager);
        Assert.Equal(manager, scene.OwnerOf(lead));
        await scene.Reassign(lead, "2", team: scene.Team(manager, member));
        Assert.Equal(member, scene.OwnerOf(lead));
        await scene.Reassign(lead, "3", queue: scene.Queue);
        Assert.Equal(scene.Queue.ToString(), (string?)scene.LeadRow(lead)["_ls_queueid_value"]);
        Assert.Equal(rule.ToString(), (string?)scene.LeadRow(lead)["_ls_routingruleid_value"]);
    }

    [Fact]
    public async Task Erasing_a_person_leaves_the_lead_where_it_is_and_forgets_what_rules_saw()
    {
        await using var scene = await RoutingScene.Begin();
        scene.InTurn(scene.Team(scene.User(), scene.User()));
        var lead = scene.Lead();
        await scene.Look(lead);
        var owner = scene.OwnerOf(lead);

        await scene.Get<RoutingLedger>().Forget(lead, Cancel);
        await scene.Look(lead);

        Assert.Equal((owner, 1), (scene.OwnerOf(lead), scene.Decisions.Length));
        var stored = await scene.Get<IPartitionStore>().Get(PoolRows.Partition, PoolRows.Lead(lead), Cancel);
        Assert.Equal("{}", StandingRouting.Read(stored!.Value).Inputs);
    }

    [Fact]
    public async Task Sweep_finds_what_no_message_told_of()
    {
        await using var scene = await RoutingScene.Begin();
        var leaver = scene.User();
        scene.InTurn(scene.Team(leaver));
        scene.CatchAll();
        var routed = scene.Lead();
        await scene.Look(routed);
        var forgotten = scene.Lead();
        scene.Crm.Table("systemusers")[leaver]["isdisabled"] = true;
        await scene.Forget();

        await scene.Get<RoutingSweepJob>().Run(RoutingScene.Start, Cancel);

        Assert.Equal(new[] { $"lead:{forgotten:N}", $"lead:{routed:N}" }.Order(StringComparer.Ordinal), (await scene.TakeMarked()).Order(StringComparer.Ordinal));
    }

    private static Guid TakingOver(RoutingScene scene, Guid user) =>
        scene.Rule(5, RoutingTarget.User, new JsonObject { ["_ls_userid_value"] = user, ["ls_minimumscore"] = 80, ["ls_takesover"] = true });
}
