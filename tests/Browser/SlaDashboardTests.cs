using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

[Collection(nameof(WholeEnvironment))]
public sealed class SlaDashboardTests(RunningInstance instance)
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("Sam Sales", "SLA dashboard", "Met in time", "Open breaches", "50 %", "1 h", "dashboard-en")]
    [InlineData("Sabine Vertrieb", "SLA-Übersicht", "Rechtzeitig", "Offene Verletzungen", "50 %", "1 Std.", "dashboard-de")]
    public async Task Shares_are_counted_by_level_and_open_breaches_lead_to_the_record(
        string user, string title, string inTime, string breaches, string share, string over, string picture)
    {
        var policy = await instance.Crm.Create("ls_slapolicies", new JsonObject { ["ls_name"] = $"Level of {user}", ["ls_targetminutes"] = 60 });
        var account = await instance.Crm.Create("accounts", new JsonObject { ["name"] = $"Beobachtete {user} AG" });
        await Clock(policy, account, "met one", 844060002, new() { ["ls_endedon"] = Time(Now.AddDays(-1)) });
        await Clock(policy, account, "met two", 844060002, new() { ["ls_endedon"] = Time(Now.AddDays(-1)) });
        await Clock(policy, account, "late", 844060003, new() { ["ls_breachedon"] = Time(Now.AddDays(-2)), ["ls_endedon"] = Time(Now.AddDays(-1)) });
        await Clock(policy, account, $"open of {user}", 844060003, new() { ["ls_breachedon"] = Time(Now.AddMinutes(-60.5)), ["ls_dueon"] = Time(Now.AddMinutes(-60.5)) });
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();

        var row = rep.SlaDashboard.Locator("[data-by=policy] tbody tr").Filter(new() { HasText = $"Level of {user}" });
        await Expect(row.Locator("td")).ToHaveTextAsync(["4", "2", "2", $" {share}"]);
        await Expect(rep.SlaDashboard.Locator(".tile[data-kind=met] dt")).ToHaveTextAsync(inTime);
        var open = rep.SlaDashboard.Locator(".breaches tbody tr").Filter(new() { HasText = $"Beobachtete {user} AG" });
        await Expect(rep.SlaDashboard.Locator(".breaches h2")).ToHaveTextAsync(breaches);
        await Expect(open.Locator("td").Nth(1)).ToHaveTextAsync(over);
        await rep.Whole("sla/dashboard.html", picture);
        await open.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(rep.Heading).ToContainTextAsync($"Beobachtete {user} AG");
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task Span_is_chosen_by_keyboard_and_an_empty_one_says_so()
    {
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.RouteAsync("**/ls_slainstances?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"value":[]}""" }));
        await rep.Page.GetByRole(AriaRole.Link, new() { Name = "SLA dashboard", Exact = true }).ClickAsync();
        await Expect(rep.SlaDashboard.Locator(".state.empty strong")).ToHaveTextAsync("No service level ran in this time.");

        await rep.SlaDashboard.Locator("#span").FocusAsync();
        await rep.Page.Keyboard.PressAsync("ArrowDown");

        await Expect(rep.SlaDashboard.Locator("#span")).ToHaveValueAsync("90");
        await Expect(rep.SlaDashboard.Locator("#span")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Failure_is_said_and_can_be_tried_again()
    {
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.RouteAsync("**/ls_slainstances?*", route => route.FulfillAsync(new() { Status = 500, Body = "{}" }));
        await rep.Page.GetByRole(AriaRole.Link, new() { Name = "SLA dashboard", Exact = true }).ClickAsync();
        await Expect(rep.SlaDashboard.GetByRole(AriaRole.Alert)).ToContainTextAsync("The service levels could not be read.");

        await rep.Page.UnrouteAllAsync();
        await rep.SlaDashboard.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(rep.SlaDashboard.Locator(".state.failed")).ToHaveCountAsync(0);
    }

    private Task<Guid> Clock(Guid policy, Guid account, string name, int state, JsonObject more)
    {
        more["ls_name"] = name;
        more["ls_key"] = $"test:{Guid.NewGuid():n}";
        more["ls_state"] = state;
        more["ls_startedon"] = Time(Now.AddDays(-3));
        more["ls_SlaPolicyId@odata.bind"] = $"/ls_slapolicies({policy})";
        more["ls_AccountId@odata.bind"] = $"/accounts({account})";
        return instance.Crm.CreateAsLeadSync("ls_slainstances", more);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
