using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

public sealed class BuyersPanelTests(RunningInstance instance)
{
    private const int Decider = 844060003;
    private const int ProcessPromoter = 844060008;
    private const int ExpertOpponent = 844060011;

    [Theory]
    [InlineData("Sam Sales", "2 of 6 filled", "Ally to win: Ayla Demir (Process promoter)", "Expert opponent", "buyers-en")]
    [InlineData("Sabine Vertrieb", "2 von 6 besetzt", "Zu gewinnen: Ayla Demir (Prozesspromotor)", "Fachopponent", "buyers-de")]
    public async Task People_gaps_and_the_ally_to_win_are_shown(string user, string filled, string ally, string opponent, string picture)
    {
        var (account, people) = await Company("Ayla Demir", "Ole Brandt", "Henrike Vollmer");
        await Give(account, people[0], ProcessPromoter);
        await Give(account, people[0], 844060001);
        await Give(account, people[1], ExpertOpponent);
        await Give(account, people[2], Decider);
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("account", account);
        await Expect(rep.Buyers.Locator("#filled")).ToHaveTextAsync(filled);
        await Expect(rep.Buyers.Locator("#ally")).ToContainTextAsync(ally);
        await Expect(rep.Buyers.Locator(".coverage .gap")).ToHaveCountAsync(4);
        await Expect(rep.Buyers.Locator(".side.opponents")).ToContainTextAsync(opponent);
        await Expect(rep.Buyers.Locator(".side.promoters")).Not.ToContainTextAsync("Ole Brandt");
        await rep.Whole("buyers/panel.html", picture);
        Assert.Empty(rep.Complaints);
    }

    [Theory]
    [InlineData("Sam Sales", "Decider", "Henrike Vollmer already has the role \"Decider\" here.", "Removed: Henrike Vollmer as Decider.")]
    [InlineData("Sabine Vertrieb", "Entscheider", "Henrike Vollmer hat hier schon die Rolle „Entscheider“.", "Entfernt: Henrike Vollmer als Entscheider.")]
    public async Task Roles_are_added_refused_removed_and_restored_by_keyboard(string user, string role, string refusal, string removed)
    {
        var (account, _) = await Company("Henrike Vollmer");
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("account", account);
        await Expect(rep.Buyers.Locator(".state.empty")).ToBeVisibleAsync();
        await Add(rep, role);
        await Expect(rep.Buyers.Locator(".chip")).ToHaveTextAsync($"{role}×");
        await Add(rep, role);
        await Expect(rep.Buyers.GetByRole(AriaRole.Alert)).ToContainTextAsync(refusal);
        await Expect(rep.Buyers.Locator("#contact")).ToHaveValueAsync("Henrike Vollmer");
        await rep.Page.Keyboard.PressAsync("Escape");
        await rep.Buyers.Locator(".gone").PressAsync("Enter");
        await Expect(rep.Buyers.Locator("#said")).ToContainTextAsync(removed);
        await Expect(rep.Buyers.Locator("#undo")).ToBeFocusedAsync();
        await rep.Page.Keyboard.PressAsync("Enter");
        await Expect(rep.Buyers.Locator(".chip")).ToHaveCountAsync(1);
        Assert.Single(await instance.Crm.List($"ls_buyingroles?$filter=_ls_accountid_value eq {account}"));
    }

    [Fact]
    public async Task A_purchase_shows_its_own_roles_and_those_of_the_account()
    {
        var (account, people) = await Company("Ayla Demir", "Henrike Vollmer");
        var opportunity = await instance.Crm.Create("opportunities", new JsonObject { ["name"] = "Presse 4", ["customerid_account@odata.bind"] = $"/accounts({account})" });
        await Give(account, people[0], ProcessPromoter);
        await using var rep = await Rep.SignIn(instance, "Ada Admin");
        await rep.Open("opportunity", opportunity);
        await Expect(rep.Buyers.Locator("#ally")).ToContainTextAsync("Ayla Demir");
        await Add(rep, "Decider");
        await Expect(rep.Buyers.Locator("#filled")).ToHaveTextAsync("1 of 6 filled");
        var role = Assert.Single(await instance.Crm.List($"ls_buyingroles?$filter=_ls_opportunityid_value eq {opportunity}"));
        Assert.Equal((people[1], Decider), (role.GetProperty("_ls_contactid_value").GetGuid(), role.GetProperty("ls_role").GetInt32()));
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_lead_without_account_has_no_buying_centre_and_says_so()
    {
        var lead = await instance.Crm.NewLead("Unbought", "Quittengelb und Söhne");
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", lead);
        await Expect(rep.Buyers.Locator(".state.empty")).ToContainTextAsync("This lead is not mapped to an account.");
    }

    private static async Task Add(Rep rep, string role)
    {
        await rep.Buyers.Locator("#add").PressAsync("Enter");
        await rep.Page.Keyboard.TypeAsync("Henri");
        await Expect(rep.Buyers.Locator("[role=option]")).ToHaveCountAsync(1);
        foreach (var key in new[] { "Enter", "Tab" })
            await rep.Page.Keyboard.PressAsync(key);
        await rep.Page.Keyboard.TypeAsync(role);
        foreach (var key in new[] { "Tab", "Enter" })
            await rep.Page.Keyboard.PressAsync(key);
    }

    private async Task<(Guid Account, IReadOnlyList<Guid> People)> Company(params string[] names)
    {
        var account = await instance.Crm.Create("accounts", new JsonObject { ["name"] = "Rollen AG" });
        var people = new List<Guid>();
        foreach (var name in names)
            people.Add(await instance.Crm.Create("contacts", new JsonObject
                { ["firstname"] = name.Split(' ')[0], ["lastname"] = name.Split(' ')[1], ["parentcustomerid_account@odata.bind"] = $"/accounts({account})" }));
        return (account, people);
    }

    private Task<Guid> Give(Guid account, Guid contact, int role) => instance.Crm.Create("ls_buyingroles", new JsonObject
        { ["ls_role"] = role, ["ls_AccountId@odata.bind"] = $"/accounts({account})", ["ls_ContactId@odata.bind"] = $"/contacts({contact})" });
}
