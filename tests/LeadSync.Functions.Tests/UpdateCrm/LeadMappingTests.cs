using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateCrm;

public sealed class LeadMappingTests
{
    private const string Greta = "email:greta@nordwerk.example";

    [Fact]
    public async Task Lead_of_a_known_domain_is_mapped_and_tells_why()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Nordwerk", "nordwerk.example");

        await scene.Update(await scene.Did(Greta, "form_submit"));

        var lead = scene.Crm.OnlyLead;
        Assert.Equal((account.ToString(), MappingMethod.CompanyDomain, MappingStatus.Mapped), Mapping(lead));
        Assert.NotNull(lead["ls_mappedon"]);
        Assert.Equal("auto Nordwerk domain", Told(lead));
    }

    [Fact]
    public async Task Lead_is_mapped_by_the_name_that_the_tool_knows()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Nordwerk Pumpen");

        await scene.Update(await scene.Did("email:greta@gmail.com", "form_submit", null, ("company", "Nordwerk Pumpen"), ("city", "Kiel")));

        Assert.Equal((account.ToString(), MappingMethod.CompanyName, MappingStatus.Mapped), Mapping(scene.Crm.OnlyLead));
    }

    [Fact]
    public async Task Ambiguous_lead_goes_to_review_with_its_candidates_and_no_account()
    {
        await using var scene = await CrmScene.Start();
        Add(scene, "Nordwerk", "nordwerk.example");
        Add(scene, "Nordwerk Service", "nordwerk.example");

        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);

        var lead = scene.Crm.OnlyLead;
        Assert.Equal((null, null, MappingStatus.ToReview), Mapping(lead));
        Assert.NotNull(lead["ls_mappingprobability"]);
        Assert.Equal(2, JsonElement.Parse((string)lead["ls_mappingstory"]!).GetProperty("candidates").GetArrayLength());
    }

    [Fact]
    public async Task Lead_without_any_account_says_so()
    {
        await using var scene = await CrmScene.Start();

        await scene.Update(await scene.Did(Greta, "form_submit"));

        Assert.Equal((null, null, MappingStatus.NoAccount), Mapping(scene.Crm.OnlyLead));
    }

    [Fact]
    public async Task Company_that_LeadSync_made_up_is_no_name()
    {
        await using var scene = await CrmScene.Start();
        Add(scene, "nordwerk.example");

        await scene.Update(await scene.Did(Greta, "form_submit"));
        await scene.Update(await scene.Did(Greta, "page_view"));

        Assert.Equal("nordwerk.example", (string?)scene.Crm.OnlyLead["companyname"]);
        Assert.Equal(MappingStatus.NoAccount, (int)scene.Crm.OnlyLead["ls_mappingstatus"]!);
    }

    [Fact]
    public async Task What_a_rep_typed_goes_before_what_the_tool_says()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Werftkontor Hansen");
        Add(scene, "Nordwerk Pumpen");
        scene.Crm.AddLead(new JsonObject { ["emailaddress1"] = "greta@gmail.com", ["companyname"] = "Werftkontor Hansen" });

        await scene.Update(await scene.Did("email:greta@gmail.com", "form_submit", null, ("company", "Nordwerk Pumpen")));

        Assert.Equal(account.ToString(), (string?)scene.Crm.OnlyLead["_ls_mappedaccountid_value"]);
    }

    [Fact]
    public async Task Every_open_lead_finds_its_own_account()
    {
        await using var scene = await CrmScene.Start();
        var (one, other) = (Add(scene, "Werftkontor Hansen"), Add(scene, "Nordwerk Pumpen"));
        var first = scene.Crm.AddLead(new JsonObject { ["emailaddress1"] = "greta@gmail.com", ["companyname"] = "Werftkontor Hansen" });
        var second = scene.Crm.AddLead(new JsonObject { ["emailaddress1"] = "greta@gmail.com", ["companyname"] = "Nordwerk Pumpen" });

        await scene.Update(await scene.Did("email:greta@gmail.com", "form_submit"));

        Assert.Equal((one.ToString(), other.ToString()),
            ((string?)scene.Crm.Leads[first]["_ls_mappedaccountid_value"], (string?)scene.Crm.Leads[second]["_ls_mappedaccountid_value"]));
    }

    [Fact]
    public async Task Lead_that_a_person_handed_back_says_its_probability_again()
    {
        await using var scene = await CrmScene.Start();
        Add(scene, "Nordwerk", "nordwerk.example");
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        scene.Crm.OnlyLead["ls_mappingprobability"] = null;

        await scene.Update(person);

        Assert.NotNull(scene.Crm.OnlyLead["ls_mappingprobability"]);
    }

    [Fact]
    public async Task Second_look_writes_nothing_and_a_moved_account_writes_when_it_was_mapped()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Nordwerk", "nordwerk.example");
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        var writes = scene.Server.Writes.Count();
        scene.Crm.OnlyLead["ls_mappedon"] = "2000-01-01T00:00:00Z";

        await scene.Update(person);
        var again = scene.Server.Writes.Count();
        scene.Crm.Accounts.Clear();
        await scene.Changed("account", account);
        await scene.Update([.. await scene.Remap()]);

        Assert.Equal(writes, again);
        Assert.Equal((null, null, MappingStatus.NoAccount), Mapping(scene.Crm.OnlyLead));
        Assert.NotEqual("2000-01-01T00:00:00Z", (string?)scene.Crm.OnlyLead["ls_mappedon"]);
    }

    [Fact]
    public async Task Noise_in_the_probability_is_not_written_and_says_nothing_new()
    {
        await using var scene = await CrmScene.Start();
        Add(scene, "Nordwerk", "nordwerk.example");
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        var lead = scene.Crm.OnlyLead;
        var kept = ((string)lead["ls_mappingstory"]!).Replace("\"probability\":0.98", "\"probability\":0.985", StringComparison.Ordinal);
        (lead["ls_mappingstory"], lead["ls_mappingprobability"]) = (kept, 0.985);
        var writes = scene.Server.Writes.Count();

        await scene.Update(person);

        Assert.Equal((writes, kept), (scene.Server.Writes.Count(), (string?)lead["ls_mappingstory"]));
    }

    [Fact]
    public async Task Leads_that_are_mapped_in_another_way_are_counted_by_outcome()
    {
        await using var scene = await CrmScene.Start();
        Add(scene, "Nordwerk", "nordwerk.example");
        var counted = new List<string>();
        using var listener = Listen(scene.Get<IMeterFactory>(), counted);
        var (mapped, not) = (await scene.Did(Greta, "form_submit"), await scene.Did("email:greta@gmail.com", "form_submit"));

        await scene.Update(mapped, not);
        await scene.Update(mapped, not);

        Assert.Equal(["auto", "none"], counted.Order());
    }

    [Fact]
    public async Task Contact_without_a_company_is_scored_with_the_account_that_is_found_and_nothing_is_written_of_it()
    {
        await using var scene = await CrmScene.Start();
        Add(scene, "Nordwerk", "nordwerk.example", IndustryClass.Manufacturing);
        var contact = scene.Crm.AddContact(new JsonObject { ["emailaddress1"] = "greta@nordwerk.example", ["lastname"] = "Greta" });

        await scene.Update(await scene.Did(Greta, "form_submit"));

        var row = scene.Crm.Contacts[contact];
        Assert.Equal(80, (int)row["ls_score"]!);
        Assert.DoesNotContain(row, column => column.Key.Contains("mapp", StringComparison.Ordinal));
    }

    private static MeterListener Listen(IMeterFactory meters, List<string> outcomes)
    {
        var listener = new MeterListener
        {
            // Other tests count at the same time, each in the meters of its own host.
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "leadsync.mapping.decisions" && instrument.Meter.Scope == meters) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => outcomes.Add((string)tags[0].Value!));
        listener.Start();
        return listener;
    }

    private static Guid Add(CrmScene scene, string name, string? domains = null, int? industry = null)
    {
        var id = Guid.NewGuid();
        scene.Crm.Accounts.Add(new { accountid = id, name, ls_emaildomains = domains, ls_industryclass = industry });
        return id;
    }

    private static (string?, int?, int?) Mapping(JsonObject lead) =>
        ((string?)lead["_ls_mappedaccountid_value"], (int?)lead["ls_mappingmethod"], (int?)lead["ls_mappingstatus"]);

    private static string Told(JsonObject lead)
    {
        var story = JsonElement.Parse((string)lead["ls_mappingstory"]!);
        var best = story.GetProperty("candidates")[0];
        return $"{story.GetProperty("status")} {best.GetProperty("name")} {best.GetProperty("evidence")[0].GetProperty("kind")}";
    }
}
