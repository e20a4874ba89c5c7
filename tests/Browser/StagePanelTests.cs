using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

public sealed class StagePanelTests(RunningInstance instance)
{
    private const int Qualified = 844060002;
    private const int Accepted = 844060003;

    [Theory]
    [InlineData("Sam Sales", "Qualified Lead", "Accepted: the lead is with sales now.", "Discovery", "Not ready to buy yet", "Stay in touch", "Rests until", "stage-en")]
    [InlineData("Sabine Vertrieb", "Qualifizierter Lead", "Angenommen: Der Lead liegt jetzt beim Vertrieb.", "Bedarfsklärung", "Noch nicht kaufbereit", "In Verbindung bleiben", "Ruht bis", "stage-de")]
    public async Task A_rep_accepts_a_lead_sells_and_gives_it_back(
        string user, string qualified, string accepted, string discovery, string reason, string track, string rests, string picture)
    {
        var lead = await LeadIn(user, Qualified);
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("lead", lead);
        await Expect(rep.Stage.Locator("#stage")).ToHaveTextAsync(qualified);
        await Press(rep, "accept");
        await Expect(rep.Stage.Locator("#said")).ToHaveTextAsync(accepted);
        await rep.Whole("stage/panel.html", picture);
        await Press(rep, "opportunity");
        await rep.Stage.Locator(".related a").ClickAsync();
        await Expect(rep.Stage.Locator("#stage")).ToHaveTextAsync(discovery);
        await Press(rep, "recycle");
        await rep.Stage.GetByRole(AriaRole.Radio, new() { Name = reason }).CheckAsync();
        await rep.Stage.Locator("#note").FillAsync("Next year, says the decider.");
        await rep.Whole("stage/panel.html", picture + "-dialog");
        await rep.Stage.Locator(".dialog .primary").ClickAsync();
        await Expect(rep.Stage.Locator("#said")).ToBeVisibleAsync();
        await IsBack(rep, lead, reason, track, rests);
        await rep.Whole("stage/panel.html", picture + "-recycled");
        await rep.Whole("stage/history.html", picture + "-history");
        Assert.Empty(rep.Complaints);
    }

    [Theory]
    [InlineData("Sam Sales", "To move this lead to \"Opportunity\", fill in first: Company Name.")]
    [InlineData("Sabine Vertrieb", "Damit dieser Lead nach „Verkaufschance“ wechseln kann, füllen Sie zuerst aus: Firmenname.")]
    public async Task A_refusal_stands_beside_the_button_and_changes_nothing(string user, string refusal)
    {
        var lead = await LeadIn("Refused" + user, Accepted, withCompany: false);
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("lead", lead);
        await Press(rep, "opportunity");
        await Expect(rep.Stage.GetByRole(AriaRole.Alert)).ToContainTextAsync(refusal);
        await Expect(rep.Stage.Locator("[data-kind=opportunity]")).ToBeFocusedAsync();
        Assert.Equal(Accepted, (await instance.Crm.Row("leads", lead)).GetProperty("ls_stage").GetInt32());
    }

    [Theory]
    [InlineData("Sam Sales", "The recycle reason that you chose is not in use.")]
    [InlineData("Sabine Vertrieb", "Der gewählte Rückgabegrund ist nicht in Gebrauch.")]
    public async Task A_refused_dialog_keeps_what_was_typed(string user, string refusal)
    {
        var reason = await instance.Crm.Create("ls_recyclereasons", new JsonObject { ["ls_name"] = $"Passing {user}", ["ls_target"] = 844060000, ["ls_order"] = 900 });
        var lead = await LeadIn("Dialog" + user, Accepted);
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("lead", lead);
        await Press(rep, "recycle");
        await rep.Stage.GetByRole(AriaRole.Radio, new() { Name = $"Passing {user}" }).CheckAsync();
        await rep.Stage.Locator("#note").FillAsync("Typed with care");
        await instance.Crm.Change("ls_recyclereasons", reason, new JsonObject { ["statecode"] = 1, ["statuscode"] = 2 });
        await rep.Stage.Locator(".dialog .primary").ClickAsync();
        await Expect(rep.Stage.GetByRole(AriaRole.Alert)).ToContainTextAsync(refusal);
        await Expect(rep.Stage.Locator("#note")).ToHaveValueAsync("Typed with care");
        await Expect(rep.Stage.Locator("input:checked")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_lead_is_rejected_by_keyboard_alone()
    {
        var lead = await LeadIn("Keys", Qualified);
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", lead);
        await rep.Stage.Locator("[data-kind=reject]").FocusAsync();
        await rep.Page.Keyboard.PressAsync("Enter");
        await Expect(rep.Stage.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await rep.Page.Keyboard.PressAsync("Escape");
        await Expect(rep.Stage.Locator("[data-kind=reject]")).ToBeFocusedAsync();
        await rep.Page.Keyboard.PressAsync("Enter");
        await rep.Stage.Locator("#note").PressAsync("Tab");
        await rep.Page.Keyboard.PressAsync("Enter");
        await Expect(rep.Stage.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Please choose a reason.");
        foreach (var key in new[] { "ArrowDown", "Tab" })
            await rep.Page.Keyboard.PressAsync(key);
        await rep.Page.Keyboard.TypeAsync("By keyboard");
        foreach (var key in new[] { "Tab", "Enter" })
            await rep.Page.Keyboard.PressAsync(key);
        await Expect(rep.Stage.Locator("#said")).ToContainTextAsync("Given back to marketing");
        await Expect(rep.History.Locator(".move").First).ToContainTextAsync("By keyboard");
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task An_account_is_moved_to_the_stage_that_is_chosen_from_a_list()
    {
        var account = await instance.Crm.Create("accounts", new JsonObject { ["name"] = "Wechsel AG", ["ls_stage"] = 844060000 });
        await using var rep = await Rep.SignIn(instance, "Ada Admin");
        await rep.Open("account", account);
        await Expect(rep.Stage.Locator("#stage")).ToHaveTextAsync("Target");
        await rep.Stage.Locator("#to").SelectOptionAsync("Qualified Account");
        await rep.Stage.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Expect(rep.Stage.Locator("#stage")).ToHaveTextAsync("Qualified Account");
        await Expect(rep.History.Locator(".move").First).ToContainTextAsync("Target → Qualified Account");
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task Unsaved_input_in_the_form_is_to_be_saved_first()
    {
        var lead = await LeadIn("Dirty", Qualified);
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", lead);
        await rep.Field("jobtitle").FillAsync("Buyer");
        await Press(rep, "accept");
        await Expect(rep.Stage.GetByRole(AriaRole.Alert)).ToContainTextAsync("The form has unsaved changes.");
        await Expect(rep.Field("jobtitle")).ToHaveValueAsync("Buyer");
        Assert.Equal(Qualified, (await instance.Crm.Row("leads", lead)).GetProperty("ls_stage").GetInt32());
    }

    [Fact]
    public async Task A_resting_lead_is_qualified_only_with_a_reason_by_whoever_may()
    {
        var lead = await LeadIn("Resting", Accepted);
        await instance.Crm.Change("leads", lead, new JsonObject { ["ls_stage"] = 844060001, ["ls_RecycleReasonId@odata.bind"] = $"/ls_recyclereasons({await Reason("Not ready to buy yet")})" });
        await using (var rep = await Rep.SignIn(instance, "Sam Sales"))
        {
            await rep.Open("lead", lead);
            await Expect(rep.Stage.Locator("#cooldown")).ToContainTextAsync("Rests until");
            await Expect(rep.Stage.Locator("[data-kind=override], [data-kind=qualify]")).ToHaveCountAsync(0);
        }

        await using var admin = await Rep.SignIn(instance, "Ada Admin");
        await admin.Open("lead", lead);
        await Press(admin, "override");
        await admin.Stage.Locator("#why").FillAsync("Called us herself");
        await admin.Stage.Locator(".dialog .primary").ClickAsync();
        await Expect(admin.Stage.Locator("#stage")).ToHaveTextAsync("Qualified Lead");
        await Expect(admin.History.Locator(".move").First).ToContainTextAsync("Called us herself");
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_tried_again()
    {
        var lead = await LeadIn("Offline", Qualified);
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb");
        await rep.Page.RouteAsync("**/api/data/v9.2/ls_stage*", route => route.AbortAsync());
        await rep.Open("lead", lead);
        foreach (var panel in new[] { rep.Stage, rep.History })
            await Expect(panel.Locator(".state.failed")).ToContainTextAsync("Der Server antwortet nicht.");
        await rep.Page.UnrouteAsync("**/api/data/v9.2/ls_stage*");
        foreach (var panel in new[] { rep.Stage, rep.History })
            await panel.GetByRole(AriaRole.Button, new() { Name = "Erneut versuchen" }).ClickAsync();
        await Expect(rep.Stage.Locator("#stage")).ToHaveTextAsync("Qualifizierter Lead");
        await Expect(rep.History.Locator(".move")).ToHaveCountAsync(2);
    }

    private static async Task Press(Rep rep, string kind) => await rep.Stage.Locator($"[data-kind={kind}]").ClickAsync();

    private static async Task IsBack(Rep rep, Guid lead, string reason, string track, string rests)
    {
        await rep.Open("lead", lead);
        await Expect(rep.Stage.Locator("[data-fact=track]")).ToContainTextAsync(track);
        await Expect(rep.Stage.Locator("#cooldown")).ToContainTextAsync(rests);
        await Expect(rep.History.Locator(".move").First).ToContainTextAsync(reason);
        await Expect(rep.History.Locator(".move")).ToHaveCountAsync(5);
        await Expect(rep.Buyers.Locator("h1")).ToContainTextAsync("Stufen AG");
    }

    private async Task<Guid> Reason(string name) => (await instance.Crm.List($"ls_recyclereasons?$filter=ls_name eq '{name}'")).Single().GetProperty("ls_recyclereasonid").GetGuid();

    /// <summary>A lead of an account, led to a stage as an administrator would.</summary>
    private async Task<Guid> LeadIn(string name, int stage, bool withCompany = true)
    {
        var account = await instance.Crm.Create("accounts", new JsonObject { ["name"] = "Stufen AG" });
        var lead = await instance.Crm.NewLead(name);
        await instance.Crm.Change("leads", lead, new JsonObject { ["ls_MappedAccountId@odata.bind"] = $"/accounts({account})" });
        for (var step = Qualified; step <= stage; step++)
            await instance.Crm.Change("leads", lead, new JsonObject { ["ls_stage"] = step });
        if (!withCompany)
            await instance.Crm.Change("leads", lead, new JsonObject { ["companyname"] = null });
        return lead;
    }
}
