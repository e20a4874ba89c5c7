using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

/// <summary>Service levels, tasks and the hand-over on the record. The rows are the test's own, so that times are known.</summary>
public sealed class SlaPanelTests(RunningInstance instance)
{
    // The shipped escalation of the first contact that reminds the owner.
    private const string Step = "708ab041-099d-55d7-8e72-0d9685a8828b";

    private const int Warned = 844060001;
    private const int Met = 844060002;
    private const int Breached = 844060003;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("Sam Sales", "Soon due", "1 h 59 min left", "Breached", "overdue by 1 day 1 h", "45 min of 2 h 45 min used, warned at 80 %", "1 that has ended", "Shared by Sales development", "sla-en")]
    [InlineData("Sabine Vertrieb", "Bald fällig", "noch 1 Std. 59 Min.", "Verletzt", "überfällig seit 1 Tag 1 Std.", "45 Min. von 2 Std. 45 Min. verbraucht, gewarnt bei 80 %", "1 beendete", "Gemeinsam getragen von Sales development", "sla-de")]
    public async Task Clocks_stand_by_urgency_with_state_countdown_and_use(
        string user, string warned, string left, string breached, string over, string used, string ended, string shared, string picture)
    {
        var opportunity = await Opportunity(user);
        var mark = Guid.NewGuid().ToString("n")[..6];
        await Clock(opportunity, $"Answer {mark}", Warned, Now.AddMinutes(120), new() { ["ls_minutesused"] = 45, ["ls_targetminutes"] = 165, ["ls_warnedpercent"] = 80, ["ls_TeamId@odata.bind"] = $"/teams({LeadSync.DevOrg.WellKnown.SalesDevelopmentTeam})" });
        await Clock(opportunity, $"Contact {mark}", Breached, Now.AddHours(-25), new() { ["ls_breachedon"] = Time(Now.AddHours(-25)), ["ls_history"] = History() });
        await Clock(opportunity, $"Done {mark}", Met, Now.AddHours(-2), new() { ["ls_endedon"] = Time(Now.AddHours(-3)) });
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("opportunity", opportunity);

        var mine = rep.Sla.Locator(".clock").Filter(new() { HasText = mark });
        await Expect(mine).ToHaveCountAsync(2);
        await Expect(mine.Nth(0).Locator("h3")).ToHaveTextAsync($"Contact {mark} {breached}");
        await Expect(mine.Nth(0).Locator(".countdown")).ToHaveTextAsync(over);
        await Expect(mine.Nth(1).Locator("h3")).ToHaveTextAsync($"Answer {mark} {warned}");
        await Expect(mine.Nth(1).Locator(".countdown")).ToHaveTextAsync(left);
        await Expect(mine.Nth(1).Locator(".used .soft")).ToHaveTextAsync(used);
        await Expect(mine.Nth(1)).ToContainTextAsync(shared);
        await Expect(rep.Sla.Locator(".ended summary").First).ToHaveTextAsync(ended);
        await rep.Whole("sla/panel.html", picture);
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task Countdown_ticks_and_the_course_opens_by_keyboard()
    {
        var opportunity = await Opportunity("Sam Sales");
        await Clock(opportunity, "Ticking clock", Warned, Now.AddMinutes(5), new() { ["ls_history"] = History() });
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("opportunity", opportunity);
        var clock = rep.Sla.Locator(".clock").Filter(new() { HasText = "Ticking clock" });
        var before = await clock.Locator(".countdown").InnerTextAsync();

        await Expect(clock.Locator(".countdown")).Not.ToHaveTextAsync(before);
        await clock.Locator("summary").FocusAsync();
        await rep.Page.Keyboard.PressAsync("Enter");

        await Expect(clock.Locator(".course li")).ToHaveCountAsync(2);
        await Expect(clock.Locator(".course li").Nth(1)).ToContainTextAsync("Warned 80 %");
    }

    [Theory]
    [InlineData("Sam Sales", "Escalated 80 % · Notify", "Cancelled · left the stage", "Met · Sam Sales")]
    [InlineData("Sabine Vertrieb", "Eskaliert 80 % · Benachrichtigen", "Abgebrochen · Phase verlassen", "Eingehalten · Sabine Vertrieb")]
    public async Task Course_names_people_steps_and_reasons_in_the_users_language(string user, string escalated, string cancelled, string met)
    {
        var opportunity = await Opportunity(user);
        var me = Assert.Single(await instance.Crm.List($"systemusers?$select=systemuserid&$filter=fullname eq '{user}'")).GetProperty("systemuserid").GetString();
        var history = new JsonArray
        {
            new JsonObject { ["at"] = Time(Now.AddHours(-4)), ["event"] = "escalated", ["percent"] = 80, ["note"] = Step },
            new JsonObject { ["at"] = Time(Now.AddHours(-3)), ["event"] = "cancelled", ["note"] = "left the stage" },
            new JsonObject { ["at"] = Time(Now.AddHours(-2)), ["event"] = "met", ["by"] = me },
        };
        await Clock(opportunity, "Told clock", Breached, Now.AddHours(-5), new() { ["ls_history"] = history.ToJsonString() });
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("opportunity", opportunity);
        var clock = rep.Sla.Locator(".clock").Filter(new() { HasText = "Told clock" });

        await clock.Locator("summary").ClickAsync();

        foreach (var text in new[] { escalated, cancelled, met })
            await Expect(clock.Locator(".course")).ToContainTextAsync(text);
        await rep.Whole("sla/panel.html", "course-" + user[..3]);
    }

    [Theory]
    [InlineData("Sam Sales", "No service level runs for this record.")]
    [InlineData("Sabine Vertrieb", "Für diesen Datensatz läuft keine Servicevereinbarung.")]
    public async Task Record_without_clocks_says_so(string user, string empty)
    {
        var account = await instance.Crm.Create("accounts", new JsonObject { ["name"] = $"Stille {user} GmbH" });
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("account", account);

        await Expect(rep.Sla.Locator(".state.empty strong")).ToHaveTextAsync(empty);
    }

    [Fact]
    public async Task Failure_is_said_and_can_be_tried_again()
    {
        var opportunity = await Opportunity("Sam Sales");
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.RouteAsync("**/ls_slainstances?*", route => route.FulfillAsync(new() { Status = 500, Body = "{}" }));
        await rep.Open("opportunity", opportunity);
        await Expect(rep.Sla.GetByRole(AriaRole.Alert)).ToContainTextAsync("The service levels could not be read.");

        await rep.Page.UnrouteAllAsync();
        await rep.Sla.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(rep.Sla.Locator(".state.empty, .clock").First).ToBeVisibleAsync();
    }

    private async Task<Guid> Opportunity(string user)
    {
        var owner = Assert.Single(await instance.Crm.List($"systemusers?$select=systemuserid&$filter=fullname eq '{user}'")).GetProperty("systemuserid").GetString();
        return await instance.Crm.Create("opportunities", new JsonObject { ["name"] = $"Sale {Guid.NewGuid():n}", ["ownerid@odata.bind"] = $"/systemusers({owner})" });
    }

    private async Task Clock(Guid opportunity, string name, int state, DateTimeOffset due, JsonObject more)
    {
        more["ls_name"] = name;
        more["ls_key"] = $"test:{Guid.NewGuid():n}";
        more["ls_state"] = state;
        more["ls_startedon"] = Time(Now.AddDays(-2));
        more["ls_dueon"] = Time(due);
        more["ls_OpportunityId@odata.bind"] = $"/opportunities({opportunity})";
        await instance.Crm.CreateAsLeadSync("ls_slainstances", more);
    }

    private static string History() =>
        $$"""[{"at":"{{Time(Now.AddDays(-2))}}","event":"started"},{"at":"{{Time(Now.AddHours(-26))}}","event":"warned","percent":80}]""";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
