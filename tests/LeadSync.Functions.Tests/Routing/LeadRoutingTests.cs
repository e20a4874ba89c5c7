using System.Text.Json.Nodes;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.Routing;

public sealed class LeadRoutingTests
{
    [Fact]
    public async Task Qualified_lead_gets_owner_call_record_and_hand_over()
    {
        await using var scene = await RoutingScene.Begin();
        var (user, rule) = (scene.User(language: 1031), default(Guid));
        rule = scene.InTurn(scene.Team(user));
        var lead = scene.Lead();

        await scene.Look(lead);

        var row = scene.LeadRow(lead);
        Assert.Equal((user, "2026-11-25T10:00:00Z", rule.ToString()), (scene.OwnerOf(lead), (string?)row["ls_routedon"], (string?)row["_ls_routingruleid_value"]));
        Assert.Equal("rule 10", (string?)JsonNode.Parse((string)row["ls_handover"]!)!["why"]!["rule"]);
        var call = Assert.Single(scene.Calls);
        Assert.Equal(
            ("Anrufen: Ada Lovelace", "Fragen", "2026-11-25T14:00:00Z", user.ToString(), lead.ToString()),
            ((string?)call["subject"], (string?)call["description"], (string?)call["scheduledend"], (string?)call["_ownerid_value"], (string?)call["_regardingobjectid_lead_phonecall_value"]));
        var decision = Assert.Single(scene.Decisions);
        Assert.Equal((RoutingReason.Qualified, RoutingTarget.TeamInTurn, user.ToString()), ((int)decision["ls_reason"]!, (int)decision["ls_target"]!, (string?)decision["_ls_userid_value"]));
    }

    [Fact]
    public async Task Changed_calendar_counts_for_the_next_task()
    {
        await using var scene = await RoutingScene.Begin();
        scene.InTurn(scene.Team(scene.User()));
        await scene.Look(scene.Lead());
        scene.Crm.Table("ls_calendars")[scene.Calendar]["ls_week"] = """{"wed":[["09:00","12:00"],["13:00","18:00"]]}""";

        await scene.Changed(Schema.Calendar.EntityLogicalName, scene.Calendar);
        await scene.Look(scene.Lead());

        Assert.Equal(["2026-11-25T14:00:00Z", "2026-11-25T15:00:00Z"], scene.Calls.Select(call => (string?)call["scheduledend"]).Order());
    }

    [Fact]
    public async Task Looking_again_changes_nothing()
    {
        await using var scene = await RoutingScene.Begin();
        scene.InTurn(scene.Team(scene.User(), scene.User()));
        var lead = scene.Lead();
        await scene.Look(lead);
        var writes = scene.Crm.Writes.Values.Sum();

        for (var look = 0; look < 5; look++) await scene.Look(lead);

        Assert.Equal(writes, scene.Crm.Writes.Values.Sum());
    }

    [Theory]
    [InlineData(LeadStage.Lead, 0)]
    [InlineData(LeadStage.SalesAcceptedLead, 0)]
    [InlineData(LeadStage.QualifiedLead, 1)]
    public async Task Closed_leads_and_those_of_marketing_are_left_alone(int stage, int state)
    {
        await using var scene = await RoutingScene.Begin();
        scene.CatchAll();
        var lead = scene.Lead(stage);
        scene.LeadRow(lead)["statecode"] = state;

        await scene.Look(lead);

        Assert.Empty(scene.Crm.Writes);
    }

    [Fact]
    public async Task Who_accepts_a_lead_may_be_another_than_who_qualifies_it_by_a_rule_of_that_stage()
    {
        await using var scene = await RoutingScene.Begin();
        var (first, second) = (scene.User(), scene.User());
        scene.InTurn(scene.Team(first));
        scene.Rule(20, RoutingTarget.User, new JsonObject { ["ls_stage"] = LeadStage.SalesAcceptedLead, ["_ls_userid_value"] = second });
        var lead = scene.Lead();
        await scene.Look(lead);
        (scene.LeadRow(lead)["ls_stage"], scene.LeadRow(lead)["ls_stageenteredon"]) = (LeadStage.SalesAcceptedLead, "2026-11-25T10:30:00Z");

        await scene.Look(lead);

        Assert.Equal((second, 2), (scene.OwnerOf(lead), scene.Decisions.Length));
        Assert.Equal(second.ToString(), (string?)Assert.Single(scene.Calls)["_ownerid_value"]);
    }

    [Fact]
    public async Task Lead_that_qualifies_once_more_is_routed_once_more()
    {
        await using var scene = await RoutingScene.Begin();
        var (first, second) = (scene.User(), scene.User());
        scene.InTurn(scene.Team(first, second));
        var lead = scene.Lead();
        await scene.Look(lead);
        var before = scene.OwnerOf(lead);
        scene.Calls.Single()["statecode"] = 1;
        scene.LeadRow(lead)["ls_stageenteredon"] = "2026-11-28T10:00:00Z";

        await scene.Look(lead);

        Assert.NotEqual(before, scene.OwnerOf(lead));
        Assert.Equal((2, 2), (scene.Calls.Length, scene.Decisions.Length));
    }

    [Fact]
    public async Task Queue_gets_the_lead_and_whoever_takes_it_gets_the_call()
    {
        await using var scene = await RoutingScene.Begin();
        scene.CatchAll();
        var lead = scene.Lead();
        await scene.Look(lead);
        Assert.Equal((scene.Integration, scene.Queue.ToString()), (scene.OwnerOf(lead), (string?)scene.LeadRow(lead)["_ls_queueid_value"]));
        Assert.Empty(scene.Calls);

        var taker = scene.User();
        scene.Give(lead, taker);
        scene.Time.Advance(TimeSpan.FromHours(1));
        await scene.Look(lead);
        await scene.Look(lead);

        var call = Assert.Single(scene.Calls);
        Assert.Equal((taker.ToString(), "2026-11-25T15:00:00Z"), ((string?)call["_ownerid_value"], (string?)call["scheduledend"]));
        Assert.Null(scene.LeadRow(lead)["_ls_queueid_value"]);
    }

    [Fact]
    public async Task Lead_that_goes_back_to_marketing_leaves_its_queue()
    {
        await using var scene = await RoutingScene.Begin();
        scene.CatchAll();
        var lead = scene.Lead();
        await scene.Look(lead);
        scene.LeadRow(lead)["ls_stage"] = LeadStage.Lead;

        await scene.Look(lead);

        Assert.Null(scene.LeadRow(lead)["_ls_queueid_value"]);
    }

    [Fact]
    public async Task Who_owned_a_lead_before_may_take_it_out_of_the_queue()
    {
        await using var scene = await RoutingScene.Begin();
        scene.CatchAll();
        var (lead, owner) = (scene.Lead(), scene.User());
        scene.Give(lead, owner);
        await scene.Look(lead);
        await scene.Look(lead);
        Assert.Empty(scene.Calls);
        scene.LeadRow(lead)["_ls_queueid_value"] = null;

        await scene.Look(lead);

        Assert.Equal(owner.ToString(), (string?)Assert.Single(scene.Calls)["_ownerid_value"]);
    }

    [Fact]
    public async Task Owner_given_by_hand_stands()
    {
        await using var scene = await RoutingScene.Begin();
        var (somebody, best) = (scene.User(), scene.User());
        scene.InTurn(scene.Team(scene.User()));
        scene.Rule(5, RoutingTarget.User, new JsonObject { ["_ls_userid_value"] = best, ["ls_minimumscore"] = 80, ["ls_takesover"] = true });
        var lead = scene.Lead();
        await scene.Look(lead);
        scene.Give(lead, somebody);
        scene.LeadRow(lead)["ls_score"] = 90;

        await scene.Look(lead);

        Assert.Equal((somebody, 1), (scene.OwnerOf(lead), scene.Decisions.Length));
    }

    [Fact]
    public async Task Refused_user_is_passed_over_for_another()
    {
        await using var scene = await RoutingScene.Begin();
        var (first, second) = (scene.User(), scene.User());
        scene.InTurn(scene.Team(first, second));
        scene.CatchAll();
        var lead = scene.Lead();
        scene.Crm.Fault = request => request.PathAndQuery.Contains("leads/", StringComparison.Ordinal) && request.Body.Contains(first.ToString(), StringComparison.Ordinal)
            ? Reply.Error(403, "0x80040220") : null;
        var other = scene.Lead();

        Assert.All(await scene.Look(lead, other), outcome => Assert.IsType<MessageOutcome.Done>(outcome));

        Assert.Equal([second, second], new[] { lead, other }.Select(scene.OwnerOf));
    }

    [Fact]
    public async Task Crm_that_is_away_makes_the_lead_wait()
    {
        await using var scene = await RoutingScene.Begin();
        scene.CatchAll();
        var lead = scene.Lead();
        scene.Crm.Fault = request => request.Method == "GET" ? null : Reply.Error(503, "0x0");

        Assert.IsType<MessageOutcome.Later>(Assert.Single(await scene.Look(lead)));

        scene.Crm.Fault = _ => null;
        await scene.Look(lead);
        Assert.Equal(scene.Queue.ToString(), (string?)scene.LeadRow(lead)["_ls_queueid_value"]);
    }
}
