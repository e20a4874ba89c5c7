using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateCrm;

public sealed class UpdateCrmHandlerTests
{
    private const string Greta = "email:greta@nordwerk.example";
    private static readonly Guid NordwerkId = new("5a3d1e00-0001-4c00-8000-000000000001");

    private static readonly object Nordwerk = new
    {
        accountid = NordwerkId, name = "Nordwerk", ls_emaildomains = "nordwerk.example", ls_industryclass = IndustryClass.Manufacturing, numberofemployees = 900,
    };

    [Fact]
    public async Task A_new_lead_is_created_scored_mapped_and_qualified()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Accounts.Add(Nordwerk);
        var person = await scene.Did(Greta, "form_submit", null, ("lastName", "Lindqvist"));

        var outcome = await scene.Update(person);

        var lead = scene.Crm.OnlyLead;
        Assert.IsType<MessageOutcome.Done>(outcome.Single());
        Assert.Equal(("Lindqvist", "greta@nordwerk.example", person), ((string?)lead["lastname"], (string?)lead["emailaddress1"], (string?)lead["ls_personid"]));
        Assert.Equal((80, Grade.A), ((int)lead["ls_score"]!, (int)lead["ls_grade"]!));
        Assert.Equal(NordwerkId.ToString(), (string?)lead["_ls_mappedaccountid_value"]);
        Assert.Equal(LeadStage.QualifiedLead, (int)lead["ls_stage"]!);
        Assert.False(await scene.IsDirty(person));
    }

    [Fact]
    public async Task Explanation_adds_up_and_names_the_rules()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Accounts.Add(Nordwerk);

        await scene.Update(await scene.Did(Greta, "form_submit"));

        using var why = JsonDocument.Parse((string)scene.Crm.OnlyLead["ls_explanation"]!);
        var reasons = why.RootElement.GetProperty("reasons").EnumerateArray().ToDictionary(reason => reason.GetProperty("rule").GetString()!, reason => reason.GetProperty("points").GetDouble());
        Assert.Equal(new Dictionary<string, double> { ["form"] = 60, ["industry"] = 20 }, reasons);
        Assert.Equal(80, why.RootElement.GetProperty("total").GetInt32());
        Assert.Equal("default/1", why.RootElement.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_write_that_arrives_after_a_newer_one_comes_again_and_ends_in_the_newer_score()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        await scene.Did(Greta, "page_view", "https://shop.example/pricing");
        var overtaken = false;
        scene.Crm.Fault = request =>
        {
            if (request.Method == "GET" || overtaken) return null;
            overtaken = true;
            Overtake(scene, person).GetAwaiter().GetResult();
            return null;
        };

        var late = await scene.Update(person);
        var again = await scene.Update(person);

        Assert.IsType<MessageOutcome.Later>(late.Single());
        Assert.IsType<MessageOutcome.Done>(again.Single());
        Assert.Equal(90, (int)scene.Crm.OnlyLead["ls_score"]!);
        Assert.False(await scene.IsDirty(person));
    }

    [Fact]
    public async Task Persons_mapping_keys_are_noted_before_accounts_are_read_so_that_a_change_in_between_finds_the_person()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "form_submit");
        var found = false;
        scene.Crm.Fault = request =>
        {
            if (request.PathAndQuery.Contains("/accounts", StringComparison.Ordinal))
                found = scene.Get<CrmIndex>().PeopleOf(Domain.Mapping.MappingKeys.Of(new Domain.Mapping.LeadIdentity { Email = "greta@nordwerk.example" }).First(), null, default).ToBlockingEnumerable().Contains(person);
            return null;
        };

        await scene.Update(person);

        Assert.True(found);
    }

    [Fact]
    public async Task A_second_look_writes_nothing()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Accounts.Add(Nordwerk);
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        var writes = scene.Server.Writes.Count();

        await scene.Update(person, person, person);

        Assert.Equal(writes, scene.Server.Writes.Count());
    }

    [Fact]
    public async Task A_burst_of_people_takes_few_requests()
    {
        await using var scene = await CrmScene.Start();
        var people = new List<string>();
        for (var n = 0; n < 40; n++) people.Add(await scene.Did($"email:p{n}@nordwerk.example", "page_view", "https://x.example/pricing"));
        // Accounts, segments, personas and the like are read once for all.
        await scene.Update(await scene.Did("cookie:nobody", "page_view"));
        var before = scene.Server.Requests.Count;

        await scene.Update([.. people]);

        Assert.Equal(40, scene.Crm.Leads.Count);
        Assert.Single(scene.Server.Writes);
        Assert.InRange(scene.Server.Requests.Count - before, 1, 6);
    }

    [Fact]
    public async Task A_lead_that_a_rep_typed_in_is_found_by_its_address_and_kept_as_typed()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.AddLead(new JsonObject { ["emailaddress1"] = "Greta@Nordwerk.example", ["lastname"] = "L.", ["ls_stage"] = LeadStage.SalesAcceptedLead });
        var person = await scene.Did(Greta, "form_submit", null, ("lastName", "Lindqvist"), ("jobTitle", "Buyer"));

        await scene.Update(person);

        var lead = scene.Crm.OnlyLead;
        Assert.Equal(("L.", "Buyer", person), ((string?)lead["lastname"], (string?)lead["jobtitle"], (string?)lead["ls_personid"]));
        Assert.Equal(LeadStage.SalesAcceptedLead, (int)lead["ls_stage"]!);
    }

    [Fact]
    public async Task A_persons_mapping_is_never_overwritten()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Accounts.Add(Nordwerk);
        var chosen = Guid.NewGuid();
        scene.Crm.AddLead(new JsonObject
        {
            ["emailaddress1"] = "greta@nordwerk.example", ["_ls_mappedaccountid_value"] = chosen.ToString(), ["ls_mappingmethod"] = MappingMethod.Person,
        });

        await scene.Update(await scene.Did(Greta, "form_submit"));

        Assert.Equal((chosen.ToString(), MappingMethod.Person), ((string?)scene.Crm.OnlyLead["_ls_mappedaccountid_value"], (int)scene.Crm.OnlyLead["ls_mappingmethod"]!));
    }

    [Theory]
    [InlineData(Admission.Identified, "page_view", 1)]
    [InlineData(Admission.Qualified, "page_view", 0)]
    [InlineData(Admission.Qualified, "form_submit", 1)]
    public async Task Who_becomes_a_lead_is_a_setting(Admission admission, string kind, int leads)
    {
        await using var scene = await CrmScene.Start(admission);

        var outcome = await scene.Update(await scene.Did(Greta, kind));

        Assert.Equal(leads, scene.Crm.Leads.Count);
        Assert.IsType<MessageOutcome.Done>(outcome.Single());
    }

    [Fact]
    public async Task Nobody_without_an_address_becomes_a_lead()
    {
        await using var scene = await CrmScene.Start();

        await scene.Update(await scene.Did("cookie:abc", "form_submit"));

        Assert.Empty(scene.Crm.Leads);
    }

    [Fact]
    public async Task An_outage_keeps_the_person_in_the_queue_and_costs_nothing()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "form_submit");
        scene.Crm.Fault = request => request.Method == "POST" ? new Reply(503, RetryAfterSeconds: 1) : null;
        var during = await scene.Update(person);
        var marked = await scene.IsDirty(person);
        scene.Crm.Fault = _ => null;

        var after = await scene.Update(person);

        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<MessageOutcome.Later>(during.Single()).After);
        Assert.True(marked);
        Assert.IsType<MessageOutcome.Done>(after.Single());
        Assert.Single(scene.Crm.Leads);
    }

    [Fact]
    public async Task A_refused_row_blocks_nobody_and_is_recorded()
    {
        await using var scene = await CrmScene.Start();
        var bad = await scene.Did("email:bad@nordwerk.example", "page_view");
        var good = await scene.Did("email:good@nordwerk.example", "page_view");
        scene.Crm.Fault = request => request.Body.Contains("bad@", StringComparison.Ordinal) ? Reply.Error(400, "0x80040265", "A plug-in said no.") : null;

        var outcomes = await scene.Update(bad, good);

        Assert.All(outcomes, outcome => Assert.IsType<MessageOutcome.Done>(outcome));
        Assert.Equal(good, (string?)scene.Crm.OnlyLead["ls_personid"]);
        var note = await scene.Store.Get(new Partition("refusals", bad), "lead", TestContext.Current.CancellationToken);
        Assert.Contains("RefusedByPlugIn", System.Text.Encoding.UTF8.GetString(note!.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_stage_move_leaves_the_score_in_place()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Accounts.Add(Nordwerk);
        scene.Crm.Fault = request => request.Body.Contains("ls_stage\"", StringComparison.Ordinal) ? Reply.Error(400, "0x80040265") : null;

        await scene.Update(await scene.Did(Greta, "form_submit", null, ("lastName", "L")));

        Assert.Equal((80, LeadStage.Lead), ((int)scene.Crm.OnlyLead["ls_score"]!, (int)scene.Crm.OnlyLead["ls_stage"]!));
    }

    private static async Task Overtake(CrmScene scene, string person)
    {
        await scene.Did(Greta, "page_view", "https://shop.example/pricing");
        Assert.IsType<MessageOutcome.Done>((await scene.Update(person)).Single());
    }
}
