using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>From activities and visits, and from what people enter in the CRM, to the score on the account.</summary>
public sealed class AccountScoreTests(SharedInstance shared) : IDisposable
{
    private const int Manufacturing = 844060000;
    private const int Decider = 844060003;

    private readonly Crm crm = new(shared.LeadSync);
    private readonly MarketingTool tool = new(shared.LeadSync);

    [Fact]
    public async Task People_visits_and_buying_roles_add_up_on_the_account_and_a_moved_range_takes_its_visits_along()
    {
        var yard = await crm.Create("accounts", new JsonObject { ["name"] = "Yard", ["websiteurl"] = "https://yard.example/", ["ls_industryclass"] = Manufacturing });
        var dock = await crm.Create("accounts", new JsonObject { ["name"] = "Dock" });
        var range = await crm.Create("ls_networkranges", Range("192.0.2.0/24", yard));
        (await tool.PostMautic(MarketingTool.Form(71, "kim@yard.example", 171))).EnsureSuccessStatusCode();
        (await tool.PostCloudEvents(Visit("e2e-visit", "192.0.2.9"))).EnsureSuccessStatusCode();
        await crm.AccountWhere(yard, account => Total(account) == 43);

        var contact = await crm.Create("contacts", new JsonObject { ["lastname"] = "Dahl" });
        await crm.Create("ls_buyingroles", new JsonObject
        {
            ["ls_role"] = Decider, ["ls_AccountId@odata.bind"] = $"accounts({yard})", ["ls_ContactId@odata.bind"] = $"contacts({contact})",
        });
        var whole = await crm.AccountWhere(yard, account => Total(account) == 58);
        using var moved = await crm.Patch($"ls_networkranges({range})", new JsonObject { ["ls_AccountId@odata.bind"] = $"accounts({dock})" });

        var why = JsonNode.Parse((string)whole["ls_explanation"]!)!["reasons"]!.AsArray();
        Assert.Equal(58, why.Sum(reason => (double)reason!["points"]!), 9);
        Assert.Equal((15m, "default/1"), ((decimal)whole["ls_coverage"]!, (string?)whole["ls_scoremodel"]));
        Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
        await crm.AccountWhere(yard, account => Total(account) == 55);
        await crm.AccountWhere(dock, account => Total(account) == 3);
    }

    [Fact]
    public async Task An_account_enters_the_segment_it_fits_and_its_lead_qualifies_at_the_segments_threshold()
    {
        await crm.Create("ls_segments", new JsonObject
        {
            ["ls_name"] = "Shipyards", ["ls_priority"] = 1, ["ls_criteria"] = """{"city":["Emden"]}""", ["ls_leadthreshold"] = 20, ["ls_accountthreshold"] = 20,
        });
        var account = await crm.Create("accounts", new JsonObject
        {
            ["name"] = "Werft", ["websiteurl"] = "https://werftsegment.example/", ["address1_city"] = "Emden", ["address1_country"] = "DE",
            ["numberofemployees"] = 20, ["ls_industryclass"] = Manufacturing,
        });
        await crm.AccountWhere(account, row => row["_ls_segmentid_value"] is not null && (int?)row["ls_stage"] == 844060003);
    }

    public void Dispose()
    {
        crm.Dispose();
        tool.Dispose();
    }

    private static int? Total(JsonObject account) => (int?)account["ls_score"];

    private static JsonObject Range(string cidr, Guid account) =>
        new() { ["ls_name"] = cidr, ["ls_cidr"] = cidr, ["ls_AccountId@odata.bind"] = $"accounts({account})" };

    // Of today, so that nothing has faded.
    private static string Visit(string id, string address) => new JsonArray(new JsonObject
    {
        ["specversion"] = "1.0", ["id"] = id, ["source"] = "/site", ["type"] = "com.site.visit",
        ["data"] = new JsonObject { ["properties"] = new JsonObject { ["ip"] = address } },
    }).ToJsonString();
}
