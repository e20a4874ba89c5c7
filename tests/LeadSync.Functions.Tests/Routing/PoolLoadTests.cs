using System.Text.Json.Nodes;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.Routing;

public sealed class PoolLoadTests
{
    [Fact]
    public async Task Fewest_open_leads_of_the_crm_get_the_next_ones()
    {
        await using var scene = await RoutingScene.Begin();
        var (busy, free) = (scene.User(), scene.User());
        scene.Rule(10, RoutingTarget.TeamByLoad, new JsonObject { ["_ls_teamid_value"] = scene.Team(busy, free) });
        for (var own = 0; own < 4; own++) scene.Give(scene.Lead(LeadStage.SalesAcceptedLead), busy);
        var closed = scene.Lead();
        scene.Give(closed, free);
        scene.LeadRow(closed)["statecode"] = 1;
        var leads = Enumerable.Range(0, 6).Select(_ => scene.Lead()).ToArray();

        await scene.Look(leads);

        Assert.Equal((1, 5), (leads.Count(lead => scene.OwnerOf(lead) == busy), leads.Count(lead => scene.OwnerOf(lead) == free)));
    }

    // Odoo 154857: the quota is exceeded when the job runs often.
    [Fact]
    public async Task Capacity_holds_however_often_leads_come()
    {
        await using var scene = await RoutingScene.Begin();
        var (one, other) = (scene.User(), scene.User());
        scene.Seller(one, capacity: 3);
        scene.Seller(other, capacity: 2);
        scene.InTurn(scene.Team(one, other));
        scene.CatchAll();
        var leads = Enumerable.Range(0, 8).Select(_ => scene.Lead()).ToArray();

        foreach (var lead in leads) await scene.Look(lead);

        Assert.Equal(
            (3, 2, 3), (leads.Count(lead => scene.OwnerOf(lead) == one), leads.Count(lead => scene.OwnerOf(lead) == other), leads.Count(lead => scene.LeadRow(lead)["_ls_queueid_value"] is not null)));
    }

    // Odoo 185529 and 227387: leads older than seven days, and copies of leads, are never assigned.
    [Fact]
    public async Task Age_and_copies_do_not_matter()
    {
        await using var scene = await RoutingScene.Begin();
        var user = scene.User();
        scene.InTurn(scene.Team(user));
        var lead = scene.Lead();
        await scene.Look(lead);
        var copy = scene.Crm.Add("leads", Copied(scene.LeadRow(lead)));
        scene.Time.Advance(TimeSpan.FromDays(400));

        await scene.Look(copy);

        Assert.Equal((user, 2), (scene.OwnerOf(copy), scene.Decisions.Length));
    }

    private static JsonObject Copied(JsonObject row)
    {
        var copy = row.DeepClone().AsObject();
        foreach (var column in new[] { "_ownerid_value", "_owninguser_value" }) copy[column] = Guid.NewGuid();
        return copy;
    }
}
