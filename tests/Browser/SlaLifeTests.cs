using System.Text.Json;
using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

/// <summary>A qualified lead as LeadSync hands it over, on the page of whoever got it.</summary>
public sealed class SlaLifeTests(RunningInstance instance)
{
    private const int Qualified = 844060002;

    private static readonly Dictionary<string, (string Rule, string Running, string Met, string Completed)> Words = new()
    {
        ["en"] = ("by the rule “Sales development takes turns”", "First contact Running", "First contact Met", "Completed. The clock follows in a moment."),
        ["de"] = ("durch die Regel „Der Vertriebsinnendienst wechselt sich ab“", "Erster Kontakt Läuft", "Erster Kontakt Eingehalten", "Erledigt. Die Uhr folgt gleich."),
    };

    [Fact]
    public async Task Owner_finds_call_clock_and_hand_over_and_completing_the_call_meets_the_clock()
    {
        var lead = await instance.Crm.NewLead("Fristgerecht");
        await instance.Crm.Change("leads", lead, new JsonObject { ["ls_stage"] = Qualified });
        await Crm.Until(async () => (await instance.Crm.Row("leads", lead)).GetProperty("ls_slaname") is { ValueKind: JsonValueKind.String } name && name.GetString() == "First contact");
        var owner = (await instance.Crm.List($"systemusers?$select=fullname&$filter=systemuserid eq {(await instance.Crm.Row("leads", lead)).GetProperty("_ownerid_value").GetString()}"))[0].GetProperty("fullname").GetString()!;
        var (rule, running, met, completed) = Words[owner == "Sam Sales" ? "en" : "de"];
        await using var rep = await Rep.SignIn(instance, owner);
        await rep.Open("lead", lead);
        await Expect(rep.Sla.Locator(".routing")).ToContainTextAsync(rule);
        await Expect(rep.Sla.Locator(".handover .facts")).ToBeVisibleAsync();
        await Expect(rep.Sla.Locator(".clock h3").Filter(new() { HasText = running })).ToHaveCountAsync(1);
        await rep.Whole("sla/panel.html", "sla-life");

        await rep.Sla.Locator("[data-act=complete]").ClickAsync();

        await Expect(rep.Sla.Locator("#said")).ToHaveTextAsync(completed);
        await rep.Sla.Locator(".ended > summary").ClickAsync();
        await Expect(rep.Sla.Locator(".ended li").Filter(new() { HasText = met })).ToBeVisibleAsync();
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task Running_clocks_stand_in_due_next_soonest_first()
    {
        var lead = await instance.Crm.NewLead("Nächstens");
        await instance.Crm.Change("leads", lead, new JsonObject { ["ls_stage"] = Qualified });
        await Crm.Until(async () => (await instance.Crm.List($"ls_slainstances?$filter=_ls_leadid_value eq {lead} and ls_endedon eq null")).Count == 2);
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Due next", Exact = true }).ClickAsync();

        await Expect(rep.Heading).ToHaveTextAsync("Due next");
        await Expect(rep.Rows.Filter(new() { HasText = "Test Nächstens" })).ToHaveCountAsync(2);
        var times = await instance.Crm.List("ls_slainstances?$select=ls_dueon&$filter=ls_endedon eq null and ls_dueon ne null and ls_state ne 844060004&$orderby=ls_dueon,ls_name");
        Assert.Equal(times.Select(row => row.GetProperty("ls_dueon").GetString()).Order(), times.Select(row => row.GetProperty("ls_dueon").GetString()));
        await rep.Picture("due-next");
    }
}
