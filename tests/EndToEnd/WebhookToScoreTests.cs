using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Tests.Shared;

namespace LeadSync.Tests.EndToEnd;

/// <summary>From a marketing tool's webhook to the score on the lead, over HTTP alone.</summary>
public sealed class WebhookToScoreTests(SharedInstance shared) : IDisposable
{
    private readonly Crm crm = new(shared.LeadSync);
    private readonly MarketingTool tool = new(shared.LeadSync);

    [Fact]
    public async Task Form_submitted_shows_its_points_and_reasons_on_the_lead()
    {
        (await tool.PostMautic(MarketingTool.Form(1, "ines@werft.example", 101))).EnsureSuccessStatusCode();

        var lead = await crm.LeadWhere("ines@werft.example", lead => (int?)lead["ls_score"] == 20);

        var explanation = JsonNode.Parse((string)lead["ls_explanation"]!)!;
        var sum = explanation["reasons"]!.AsArray().Sum(reason => (double)reason!["points"]!);
        Assert.Equal((double)explanation["interest"]! + (double)explanation["fit"]!, sum, 9);
        Assert.Equal("default/1", (string?)lead["ls_scoremodel"]);
    }

    [Fact]
    public async Task Same_body_posted_again_changes_nothing_on_the_lead()
    {
        var body = MarketingTool.Form(2, "twice@werft.example", 102);
        (await tool.PostMautic(body)).EnsureSuccessStatusCode();
        // Its clock starts once it is scored.
        var before = await crm.LeadWhere("twice@werft.example", lead => (int?)lead["ls_score"] == 20 && lead["ls_slaname"] is not null);

        (await tool.PostMautic(body)).EnsureSuccessStatusCode();
        await Settle("after-twice@werft.example", 3);

        Assert.Equal(before.ToJsonString(), (await crm.Lead("twice@werft.example"))!.ToJsonString());
        Assert.Equal(1, await crm.Count("leads?$filter=emailaddress1 eq 'twice@werft.example'"));
    }

    [Fact]
    public async Task Wrong_signature_is_refused_with_401_and_changes_nothing()
    {
        var refusal = await tool.PostMautic(MarketingTool.Form(4, "forged@werft.example", 104), "not the secret");

        Assert.Equal(HttpStatusCode.Unauthorized, refusal.StatusCode);
        await Settle("after-forged@werft.example", 5);
        Assert.Null(await crm.Lead("forged@werft.example"));
    }

    [Fact]
    public async Task Broken_json_is_refused_with_400_that_names_the_place()
    {
        var refusal = await tool.PostMautic("""{"mautic.form_on_submit":[{"submission":{"id":1,}}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        var problem = JsonSerializer.Deserialize<JsonElement>(await refusal.Content.ReadAsStringAsync());
        Assert.Equal(0, problem.GetProperty("line").GetInt32());
        Assert.True(problem.GetProperty("bytePosition").GetInt32() > 0);
    }

    [Fact]
    public async Task Batch_of_cloud_events_scores_its_people_and_reports_the_bad_item()
    {
        var answer = await tool.PostCloudEvents("""
            [{"specversion":"1.0","id":"ce-1","source":"/shop","type":"com.shop.form_submit","time":"2026-02-01T09:00:00Z","data":{"email":"one@fabrik.example"}},
             {"specversion":"1.0","source":"/shop","type":"com.shop.form_submit","data":{"email":"bad@fabrik.example"}},
             {"specversion":"1.0","id":"ce-2","source":"/shop","type":"com.shop.trial_start","data":{"email":"two@fabrik.example"},"time":"2026-02-01T09:00:00Z"}]
            """);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var receipt = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(2, (int)receipt["accepted"]!);
        Assert.Equal(1, (int)receipt["rejected"]!.AsArray().Single()!["index"]!);
        await crm.LeadWhere("one@fabrik.example", lead => (int?)lead["ls_score"] == 20);
        await crm.LeadWhere("two@fabrik.example", lead => lead["ls_score"] is not null);
    }

    [Fact]
    public async Task Every_mautic_payload_is_taken_by_send_and_reaches_the_people_it_names()
    {
        var files = Directory.GetFiles(SharedData.Need("webhooks/mautic"), "*.json");

        var (exit, output) = await shared.LeadSync.Run(["send", "--source", "mautic", "--to", $"{shared.LeadSync.Address}", .. files]);

        Assert.True(exit == 0, output);
        var submitted = await crm.LeadWhere("john.doe@atlas.cz", lead => lead["ls_score"] is not null);
        Assert.Equal("Czech Republic", (string?)submitted["address1_country"]);
        await crm.LeadWhere("doe@gmail.com", lead => lead["ls_explanation"] is not null);
    }

    [Fact]
    public async Task Lead_of_a_known_company_domain_is_mapped_to_its_account_but_never_by_a_free_mail_domain()
    {
        var account = await crm.Create("accounts", new JsonObject { ["name"] = "Hafenbau", ["websiteurl"] = "https://www.hafenbau.example/" });
        (await tool.PostMautic(MarketingTool.Form(6, "ole@hafenbau.example", 106))).EnsureSuccessStatusCode();
        (await tool.PostMautic(MarketingTool.Form(7, "ole@gmail.com", 107))).EnsureSuccessStatusCode();

        var mapped = await crm.LeadWhere("ole@hafenbau.example", lead => lead["_ls_mappedaccountid_value"] is not null);
        var free = await crm.LeadWhere("ole@gmail.com", lead => lead["ls_score"] is not null);

        Assert.Equal(account, (Guid?)mapped["_ls_mappedaccountid_value"]);
        Assert.Null(free["_ls_mappedaccountid_value"]);
    }

    [Fact]
    public async Task Account_that_a_rep_picks_stays_when_more_activities_arrive()
    {
        await crm.Create("accounts", new JsonObject { ["name"] = "Deichbau", ["websiteurl"] = "https://deichbau.example" });
        var chosen = await crm.Create("accounts", new JsonObject { ["name"] = "Deichbau Holding" });
        (await tool.PostMautic(MarketingTool.Form(8, "uwe@deichbau.example", 108))).EnsureSuccessStatusCode();
        var lead = await crm.LeadWhere("uwe@deichbau.example", lead => lead["_ls_mappedaccountid_value"] is not null);
        using var sam = new Crm(shared.LeadSync, "Sam Sales");

        using var picked = await sam.Patch($"leads({lead["leadid"]})", new JsonObject { ["ls_MappedAccountId@odata.bind"] = $"accounts({chosen})" });
        (await tool.PostMautic(MarketingTool.Form(9, "uwe@deichbau.example", 108))).EnsureSuccessStatusCode();

        Assert.True(picked.IsSuccessStatusCode, await picked.Content.ReadAsStringAsync());
        var scored = await crm.LeadWhere("uwe@deichbau.example", lead => (int?)lead["ls_score"] == 40);
        Assert.Equal(chosen, (Guid?)scored["_ls_mappedaccountid_value"]);
        Assert.Equal(844060001, (int?)scored["ls_mappingmethod"]);
    }

    public void Dispose()
    {
        crm.Dispose();
        tool.Dispose();
    }

    /// <summary>What was queued before has been worked off once a later activity shows on its lead.</summary>
    private async Task Settle(string mail, int id)
    {
        (await tool.PostMautic(MarketingTool.Form(id, mail, 100 + id))).EnsureSuccessStatusCode();
        await crm.LeadWhere(mail, lead => (int?)lead["ls_score"] == 20);
    }
}
