using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

/// <summary>What a rep finds on a lead that was handed over: why, what is known, what to do.</summary>
public sealed class SlaHandOverTests(RunningInstance instance)
{
    private const int Qualified = 844060002;

    private const string Summary = """
        {"why":{"score":120,"grade":"A","threshold":100,"reasons":[{"rule":"forms","label":{"en":"Forms sent","de":"Formulare"},"points":60.4}]},
         "topics":["pumps"],"channel":"email","recent":[{"day":"2026-11-20","what":"form_submit","topic":"pumps"}],
         "roles":[{"name":"Eva Kern","role":"decider"}],"promoters":[{"name":"Jan Berg","role":"process"}],"opponents":[],
         "bant":{"Budget":"yes","Need":"unknown"},"missing":["profile"]}
        """;

    [Theory]
    [InlineData("Sam Sales", "Score 120, grade A, threshold 100", "Forms sent +60", "Form sent (pumps)", "Eva Kern: Decider", "Jan Berg: by process", "Budget: yes", "Need: unknown", "handover-en")]
    [InlineData("Sabine Vertrieb", "Score 120, Klasse A, Schwelle 100", "Formulare +60", "Formular gesendet (pumps)", "Eva Kern: Entscheider", "Jan Berg: im Prozess", "Budget: ja", "Need: unbekannt", "handover-de")]
    public async Task Hand_over_is_told_in_the_reps_language(
        string user, string why, string reason, string recent, string role, string promoter, string budget, string need, string picture)
    {
        var lead = await instance.Crm.NewLead("Übergabe" + user[..3]);
        await instance.Crm.ChangeAsLeadSync("leads", lead, new JsonObject { ["ls_handover"] = Summary, ["ls_handoveron"] = "2026-11-23T10:00:00Z" });
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("lead", lead);

        var summary = rep.Sla.Locator(".handover");
        foreach (var text in new[] { why, reason, recent, role, promoter, budget, need })
            await Expect(summary).ToContainTextAsync(text);
        await rep.Whole("sla/panel.html", picture);
        Assert.Empty(rep.Complaints);
    }

    [Theory]
    [InlineData("phonecalls", "phonecall", 2)]
    [InlineData("tasks", "task", 5)]
    public async Task Task_is_completed_by_keyboard_and_leaves_the_list(string set, string table, int reason)
    {
        var lead = await instance.Crm.NewLead("Erledigt" + table);
        var task = await instance.Crm.Create(set, new JsonObject
        {
            ["subject"] = "Call back", ["scheduledend"] = Time(TimeProvider.System.GetUtcNow().AddHours(2)), [$"regardingobjectid_lead_{table}@odata.bind"] = $"/leads({lead})",
            ["ownerid@odata.bind"] = $"/systemusers({await UserId("Sam Sales")})",
        });
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", lead);
        var row = rep.Sla.Locator($"[data-task='{task}']");
        await Expect(row).ToContainTextAsync("Sam Sales");

        await row.GetByRole(AriaRole.Button).FocusAsync();
        await rep.Page.Keyboard.PressAsync("Enter");

        await Expect(rep.Sla.Locator("#said")).ToHaveTextAsync("Completed. The clock follows in a moment.");
        await Expect(row).ToHaveCountAsync(0);
        var done = await instance.Crm.Row(set, task);
        Assert.Equal((1, reason), (done.GetProperty("statecode").GetInt32(), done.GetProperty("statuscode").GetInt32()));
    }

    [Fact]
    public async Task Lead_in_a_queue_is_taken_with_one_press()
    {
        var queue = await instance.Crm.Create("queues", new JsonObject { ["name"] = "Probe queue" });
        var lead = await instance.Crm.NewLead("Warteschlange");
        await instance.Crm.Change("leads", lead, new JsonObject { ["ls_stage"] = Qualified });
        await Crm.Until(async () => (await instance.Crm.Row("leads", lead)).GetProperty("ls_slaname") is { ValueKind: JsonValueKind.String } name && name.GetString() == "First contact");
        await instance.Crm.Change("leads", lead, new JsonObject { ["ls_QueueId@odata.bind"] = $"/queues({queue})" });
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", lead);
        await Expect(rep.Sla.Locator(".queue")).ToContainTextAsync("Waits in the queue “Probe queue”.");

        await rep.Sla.Locator("[data-act=take]").ClickAsync();

        await Expect(rep.Sla.Locator(".queue")).ToHaveCountAsync(0);
        var row = await instance.Crm.Row("leads", lead);
        Assert.Equal(await UserId("Sam Sales"), row.GetProperty("_ownerid_value").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("_ls_queueid_value").ValueKind);
    }

    private async Task<string?> UserId(string name) =>
        Assert.Single(await instance.Crm.List($"systemusers?$select=systemuserid&$filter=fullname eq '{name}'")).GetProperty("systemuserid").GetString();

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
