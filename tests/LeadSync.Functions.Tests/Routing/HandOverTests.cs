using System.Text.Json.Nodes;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.Routing;

public sealed class HandOverTests
{
    [Fact]
    public async Task Hand_over_says_why_who_and_what_is_missing()
    {
        await using var scene = await RoutingScene.Begin();
        scene.InTurn(scene.Team(scene.User()));
        var account = scene.Crm.Add("accounts", []);
        var lead = scene.Lead(account: account);
        scene.LeadRow(lead)["ls_grade"] = Grade.B;
        scene.LeadRow(lead)["ls_explanation"] =
            """{"threshold":{"total":50,"profile":0},"deficits":["profile"],"reasons":[{"rule":"a","points":5,"label":{"en":"A","de":"A"}},{"rule":"b","points":-40,"label":{"en":"B","de":"B"}}]}""";
        Role(scene, account, "Grace", BuyingRoleKind.Decider);
        Role(scene, account, "Linus", BuyingRoleKind.PowerPromoter);
        Role(scene, account, "Ken", BuyingRoleKind.ExpertOpponent);
        Answer(scene, lead, "Budget", Rating.Partly);

        await scene.Look(lead);

        var told = JsonNode.Parse((string)scene.LeadRow(lead)["ls_handover"]!)!.AsObject();
        var why = told["why"]!;
        Assert.Equal(("rule 10", 60, "B", 50), ((string?)why["rule"], (int?)why["score"], (string?)why["grade"], (int?)why["threshold"]));
        Assert.Equal(["b", "a"], why["reasons"]!.AsArray().Select(reason => (string?)reason!["rule"]));
        Assert.Equal("""[{"name":"Grace","role":"decider"}]""", told["roles"]!.ToJsonString());
        Assert.Equal("""[{"name":"Linus","role":"power"}]""", told["promoters"]!.ToJsonString());
        Assert.Equal("""[{"name":"Ken","role":"expert"}]""", told["opponents"]!.ToJsonString());
        Assert.Equal("""{"budget":"partly"}""", told["bant"]!.ToJsonString());
        Assert.Equal("""["profile"]""", told["missing"]!.ToJsonString());
    }

    [Fact]
    public async Task Record_says_what_the_rules_saw_and_who_was_passed_over()
    {
        await using var scene = await RoutingScene.Begin();
        var gone = scene.User(isDisabled: true);
        scene.Crm.Table("systemusers")[gone]["fullname"] = "Dennis";
        var rule = scene.InTurn(scene.Team(gone));
        scene.CatchAll();
        var account = scene.Crm.Add("accounts", new JsonObject { ["customertypecode"] = 3, ["address1_country"] = "Germany" });
        var lead = scene.Lead(account: account);
        scene.LeadRow(lead)["leadsourcecode"] = 7;

        await scene.Look(lead);

        var decision = Assert.Single(scene.Decisions);
        var saw = JsonNode.Parse((string)decision["ls_inputs"]!)!;
        Assert.Equal((true, "Germany", "Trade Show", scene.Integration.ToString()), ((bool)saw["customer"]!, (string?)saw["country"], (string?)saw["source"], (string?)saw["owner"]));
        Assert.Equal(
            $$"""[{"rule":"{{rule}}","name":"rule 10","reason":"nobodyThere","people":[{"user":"{{gone}}","name":"Dennis","reason":"disabled"}]}]""", (string?)decision["ls_skipped"]);
    }

    private static void Role(RoutingScene scene, Guid account, string name, int role)
    {
        var contact = scene.Crm.Add("contacts", new JsonObject { ["fullname"] = name });
        scene.Crm.Add("ls_buyingroles", new JsonObject { ["_ls_accountid_value"] = account, ["_ls_contactid_value"] = contact, ["ls_role"] = role });
    }

    private static void Answer(RoutingScene scene, Guid lead, string criterion, int rating)
    {
        var sheet = scene.Crm.Add("ls_assessments", new JsonObject { ["_ls_leadid_value"] = lead, ["ls_assessedon"] = "2026-11-24T10:00:00Z" });
        scene.Crm.Add("ls_assessmentanswers", new JsonObject { ["_ls_assessmentid_value"] = sheet, ["ls_name"] = criterion, ["ls_rating"] = rating });
    }
}
