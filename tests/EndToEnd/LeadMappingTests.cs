using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>From a webhook to the account of the lead, with what speaks for it, and what a person's decision is worth.</summary>
public sealed class LeadMappingTests(SharedInstance shared) : IDisposable
{
    private const int Person = 844060001;
    private const int EarlierDecision = 844060004;
    private const int Mapped = 844060000;
    private const int ToReview = 844060001;
    private const int Decided = 844060003;

    private readonly Crm crm = new(shared.LeadSync);
    private readonly MarketingTool tool = new(shared.LeadSync);

    [Fact]
    public async Task Lead_is_mapped_by_name_and_city_and_shows_why()
    {
        var account = await crm.Create("accounts", new JsonObject
        {
            ["name"] = "Deichgraf Werkzeugbau GmbH", ["address1_city"] = "Leer", ["address1_postalcode"] = "26789", ["address1_country"] = "Germany",
        });

        await Post("deichgraf-1", "onno.deich@gmail.com", "Deichgraf Werkzeugbau GmbH", "Leer");
        var lead = await crm.LeadWhere("onno.deich@gmail.com", lead => lead["_ls_mappedaccountid_value"] is not null);

        Assert.Equal((account, Mapped), ((Guid)lead["_ls_mappedaccountid_value"]!, (int)lead["ls_mappingstatus"]!));
        Assert.NotNull(lead["ls_mappedon"]);
        var best = Candidates(lead)[0]!;
        Assert.Equal((account, "Deichgraf Werkzeugbau GmbH", "Leer"), ((Guid)best["account"]!, (string?)best["name"], (string?)best["city"]));
        Assert.Contains(best["evidence"]!.AsArray(), evidence => (string?)evidence!["kind"] == "name" && (double)evidence["logOdds"]! > 0);
    }

    [Fact]
    public async Task What_a_person_decides_of_several_candidates_stands_and_maps_the_next_lead_of_the_same_company()
    {
        var north = await Owner("Koggenhof Nord GmbH");
        var south = await Owner("Koggenhof Süd GmbH");
        await Post("kogge-1", "one@koggenhof.example", "Koggenhof", null);
        await Post("kogge-2", "two@koggenhof.example", "Koggenhof Vertrieb", null);
        var review = await crm.LeadWhere("one@koggenhof.example", lead => (int?)lead["ls_mappingstatus"] == ToReview);
        await crm.LeadWhere("two@koggenhof.example", lead => (int?)lead["ls_mappingstatus"] == ToReview);
        Assert.Null(review["_ls_mappedaccountid_value"]);
        Assert.Equal(new[] { north, south }.Order(), Candidates(review).Select(candidate => (Guid)candidate!["account"]!).Order());

        await Decide(review, south);
        (await crm.Patch($"accounts({north})", new JsonObject { ["name"] = "Koggenhof Nordwest GmbH" })).EnsureSuccessStatusCode();
        await crm.LeadWhere("two@koggenhof.example", lead => ((string)lead["ls_mappingstory"]!).Contains("Nordwest", StringComparison.Ordinal));
        await Post("kogge-3", "three@koggenhof.example", "KOGGENHOF", null);
        var next = await crm.LeadWhere("three@koggenhof.example", lead => lead["_ls_mappedaccountid_value"] is not null);

        Assert.Equal((south, EarlierDecision, Mapped), Mapping(next));
        Assert.Equal((south, Person, Decided), Mapping((await crm.Lead("one@koggenhof.example"))!));
    }

    public void Dispose()
    {
        crm.Dispose();
        tool.Dispose();
    }

    private Task<Guid> Owner(string name) => crm.Create("accounts", new JsonObject { ["name"] = name, ["ls_emaildomains"] = "koggenhof.example" });

    private async Task Post(string id, string email, string company, string? city)
    {
        var attributes = new JsonObject { ["company"] = company, ["city"] = city };
        var activity = new JsonObject
        {
            ["specversion"] = "1.0", ["id"] = id, ["source"] = "/fair", ["type"] = "com.fair.form_submit", ["time"] = "2026-02-01T09:00:00Z",
            ["data"] = new JsonObject { ["email"] = email, ["attributes"] = attributes },
        };
        (await tool.PostCloudEvents(new JsonArray(activity).ToJsonString())).EnsureSuccessStatusCode();
    }

    private async Task Decide(JsonObject lead, Guid account)
    {
        using var sam = new Crm(shared.LeadSync, "Sam Sales");
        using var picked = await sam.Patch($"leads({lead["leadid"]})", new JsonObject { ["ls_MappedAccountId@odata.bind"] = $"accounts({account})" });
        Assert.True(picked.IsSuccessStatusCode, await picked.Content.ReadAsStringAsync());
    }

    private static (Guid?, int?, int?) Mapping(JsonObject lead) =>
        ((Guid?)lead["_ls_mappedaccountid_value"], (int?)lead["ls_mappingmethod"], (int?)lead["ls_mappingstatus"]);

    private static JsonArray Candidates(JsonObject lead) => JsonNode.Parse((string)lead["ls_mappingstory"]!)!["candidates"]!.AsArray();
}
