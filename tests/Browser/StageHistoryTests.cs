using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

public sealed class StageHistoryTests(RunningInstance instance)
{
    private const int Lead = 844060001;
    private const int Qualified = 844060002;
    private const int Accepted = 844060003;
    private const int Opportunity = 844060004;
    private const int Lost = 844060006;

    [Fact]
    public async Task Moves_of_one_second_stand_in_their_order()
    {
        var lead = await Moved("Haste", Qualified, Accepted, Opportunity, Lost);
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", lead);
        await Expect(rep.History.Locator(".move .to")).ToHaveTextAsync(["Lost", "Opportunity", "Sales Accepted Lead", "Qualified Lead", "Began as Lead"]);
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_long_history_is_shown_page_by_page_and_each_move_once()
    {
        var lead = await Moved("Long", [.. Enumerable.Repeat(new[] { Qualified, Lead }, 6).SelectMany(pair => pair)]);
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb");
        await rep.Open("lead", lead);
        await Expect(rep.History.Locator(".move")).ToHaveCountAsync(10);
        await rep.History.Locator("#more").PressAsync("Enter");
        await Expect(rep.History.Locator(".move")).ToHaveCountAsync(13);
        await Expect(rep.History.Locator(".move").Nth(10)).ToBeFocusedAsync();
        await Expect(rep.History.Locator("[role=status]")).ToContainTextAsync("3 weitere angezeigt");
        await Expect(rep.History.Locator(".move").Last).ToContainTextAsync("Begonnen als Lead");
        await Expect(rep.History.Locator("#more")).ToHaveCountAsync(0);
        Assert.Empty(rep.Complaints);
    }

    /// <summary>A lead that an administrator moves as fast as the server takes it; back to Lead it goes with a reason that neither counts nor cools down.</summary>
    private async Task<Guid> Moved(string name, params int[] stages)
    {
        var reason = await instance.Crm.Create("ls_recyclereasons", new JsonObject { ["ls_name"] = $"To and fro {name}", ["ls_target"] = 844060000, ["ls_order"] = 901 });
        var lead = await instance.Crm.NewLead(name);
        foreach (var stage in stages)
            await instance.Crm.Change("leads", lead, stage == Lead
                ? new JsonObject { ["ls_stage"] = stage, ["ls_RecycleReasonId@odata.bind"] = $"/ls_recyclereasons({reason})" } : new JsonObject { ["ls_stage"] = stage });
        await instance.Crm.Change("ls_recyclereasons", reason, new JsonObject { ["statecode"] = 1, ["statuscode"] = 2 });
        return lead;
    }
}
