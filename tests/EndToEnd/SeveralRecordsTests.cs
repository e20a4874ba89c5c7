using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>Several models and a contact, over the whole chain.</summary>
public sealed class SeveralRecordsTests(SharedInstance shared) : IClassFixture<SharedInstance>, IDisposable
{
    private const int Published = 844060001;

    private readonly Crm crm = new(shared.LeadSync);
    private readonly MarketingTool tool = new(shared.LeadSync);

    [Fact]
    public async Task Model_besides_the_primary_writes_one_row_under_the_lead_and_keeps_it_up_to_date()
    {
        await Publish("pumps & valves", """{"timeZone":"UTC","interest":[{"id":"form","kind":"form_submit","points":7}],"fit":[],"grades":[{"grade":"C","interest":5,"fit":0,"profile":0}]}""");
        (await tool.PostMautic(MarketingTool.Form(901, "pumps@werft.example", 901))).EnsureSuccessStatusCode();
        var lead = await crm.LeadWhere("pumps@werft.example", lead => (int?)lead["ls_score"] == 20);
        await Row(lead, 7);

        (await tool.PostMautic(MarketingTool.Form(902, "pumps@werft.example", 901))).EnsureSuccessStatusCode();

        Assert.Equal("pumps & valves/1", (string?)(await Row(lead, 14))["ls_scoremodel"]);
        Assert.Equal(1, await crm.Count($"ls_leadscores?$filter=_ls_leadid_value eq {lead["leadid"]}"));
    }

    [Fact]
    public async Task Contact_that_a_rep_creates_shows_the_score_of_its_address()
    {
        (await tool.PostMautic(MarketingTool.Form(911, "contact@werft.example", 911))).EnsureSuccessStatusCode();
        await crm.LeadWhere("contact@werft.example", lead => (int?)lead["ls_score"] == 20);

        var contact = await crm.Create("contacts", new JsonObject { ["lastname"] = "Contact", ["emailaddress1"] = "contact@werft.example" });

        var row = await crm.Where($"contacts?$filter=contactid eq {contact}", row => (int?)row["ls_score"] == 20);
        Assert.Equal("default/1", (string?)row["ls_scoremodel"]);
    }

    public void Dispose()
    {
        crm.Dispose();
        tool.Dispose();
    }

    private Task<JsonObject> Row(JsonObject lead, int score) =>
        crm.Where($"ls_leadscores?$filter=_ls_leadid_value eq {lead["leadid"]}", row => (int?)row["ls_score"] == score);

    /// <summary>A draft, once it has been checked, is published.</summary>
    private async Task Publish(string name, string definition)
    {
        var model = await crm.Create("ls_scoringmodels", new JsonObject { ["ls_name"] = name, ["ls_definition"] = definition });
        await crm.Where($"ls_scoringmodels?$filter=ls_scoringmodelid eq {model}", row => row["ls_checkedhash"] is not null);
        using var answer = await crm.Patch($"ls_scoringmodels({model})", new JsonObject { ["ls_status"] = Published });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
