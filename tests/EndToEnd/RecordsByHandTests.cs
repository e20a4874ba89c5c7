using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>Who types a person in finds what the person did before.</summary>
public sealed class RecordsByHandTests(SharedInstance shared) : IDisposable
{
    private readonly Crm crm = new(shared.LeadSync);
    private readonly Crm sam = new(shared.LeadSync, "Sam Sales");
    private readonly MarketingTool tool = new(shared.LeadSync);

    [Fact]
    public async Task Contact_that_a_rep_types_in_gets_the_score_of_what_was_done_before()
    {
        (await tool.PostMautic(MarketingTool.Form(201, "frieda@kutter.example", 201))).EnsureSuccessStatusCode();
        await crm.LeadWhere("frieda@kutter.example", lead => (int?)lead["ls_score"] == 20);

        var contact = await sam.Create("contacts", new JsonObject { ["lastname"] = "Fischer", ["emailaddress1"] = "Frieda@Kutter.example" });

        var scored = await crm.Where($"contacts?$filter=contactid eq {contact}", row => (int?)row["ls_score"] == 20);
        Assert.Equal("form", (string?)JsonNode.Parse((string)scored["ls_explanation"]!)!["reasons"]![0]!["rule"]);
        Assert.Equal("default/1", (string?)scored["ls_scoremodel"]);
    }

    [Fact]
    public async Task Contact_gets_what_was_done_under_a_cookie_once_the_two_are_joined()
    {
        (await tool.PostCloudEvents(Event("kutter-1", "\"cookie:kutter\""))).EnsureSuccessStatusCode();
        var contact = await sam.Create("contacts", new JsonObject { ["lastname"] = "Petersen", ["emailaddress1"] = "piet@kutter.example" });

        (await tool.PostCloudEvents(Event("kutter-2", "\"cookie:kutter\",\"email:piet@kutter.example\""))).EnsureSuccessStatusCode();

        await crm.Where($"contacts?$filter=contactid eq {contact}", row => (int?)row["ls_score"] == 40);
    }

    public void Dispose()
    {
        crm.Dispose();
        sam.Dispose();
        tool.Dispose();
    }

    private static string Event(string id, string keys) =>
        $$$"""[{"specversion":"1.0","id":"{{{id}}}","source":"/shop","type":"form_submit","time":"2026-02-01T09:00:00Z","data":{"keys":[{{{keys}}}]}}]""";
}
