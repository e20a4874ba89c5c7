using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateCrm;

public sealed class ContactTests
{
    private const string Greta = "email:greta@nordwerk.example";
    private static readonly Guid NordwerkId = new("5a3d1e00-0001-4c00-8000-000000000001");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contact_that_a_rep_creates_gets_the_history_of_its_address()
    {
        await using var scene = await CrmScene.Start();
        var contact = scene.Crm.AddContact(Typed());
        var person = await scene.Did(Greta, "form_submit");

        await Created(scene, contact);
        await scene.Update([.. await scene.TakeDirty()]);

        var row = scene.Crm.Contacts[contact];
        Assert.Equal((60, "default/1", person), ((int)row["ls_score"]!, (string?)row["ls_scoremodel"], (string?)row["ls_personid"]));
        Assert.Empty(scene.Crm.Leads);
    }

    [Fact]
    public async Task Contact_without_an_address_is_scored_too()
    {
        await using var scene = await CrmScene.Start();
        var contact = scene.Crm.AddContact(new JsonObject { ["lastname"] = "Greta" });

        await Created(scene, contact);
        await scene.Update([.. await scene.TakeDirty()]);

        Assert.Equal((0, Grade.E), ((int)scene.Crm.Contacts[contact]["ls_score"]!, (int)scene.Crm.Contacts[contact]["ls_grade"]!));
    }

    [Fact]
    public async Task Contacts_are_never_created_and_keep_what_was_typed()
    {
        await using var scene = await CrmScene.Start();
        var contact = scene.Crm.AddContact(Typed());
        var person = await scene.Did(Greta, "form_submit", null, ("jobTitle", "Buyer"), ("lastName", "Lindqvist"));

        await scene.Update(person);
        await scene.Update(await scene.Did("email:other@nordwerk.example", "page_view"));

        Assert.Equal(contact, Assert.Single(scene.Crm.Contacts).Key);
        Assert.Equal(("Greta", null), ((string?)scene.Crm.Contacts[contact]["lastname"], scene.Crm.Contacts[contact]["jobtitle"]));
    }

    [Fact]
    public async Task What_stands_in_a_contact_counts_like_what_stands_in_a_lead()
    {
        await using var scene = await CrmScene.Start(Admission.Qualified);
        scene.Crm.AddContact(Typed());

        await scene.Update(await scene.Did(Greta, "page_view", "https://x.example/pricing"));

        // Of email 3, lastName 2, employees 1 the contact has the first two.
        Assert.Equal(83.33m, (decimal)Assert.Single(scene.Crm.Contacts.Values)["ls_profile"]!);
    }

    [Fact]
    public async Task Company_of_a_contact_is_its_account_whatever_its_address()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Accounts.Add(new { accountid = NordwerkId, name = "Nordwerk", ls_industryclass = IndustryClass.Manufacturing });
        var contact = Typed("greta@gmail.com");
        contact["_parentcustomerid_value"] = NordwerkId.ToString();
        scene.Crm.AddContact(contact);
        var person = await scene.Did("email:greta@gmail.com", "form_submit");

        await scene.Update(person);

        Assert.Equal(80, (int)Assert.Single(scene.Crm.Contacts.Values)["ls_score"]!);
        Assert.Equal(person, Assert.Single(await Members(scene, NordwerkId)));
    }

    [Fact]
    public async Task Person_with_lead_and_contact_shows_the_same_score_on_both()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        scene.Crm.AddContact(Typed());
        await scene.Did(Greta, "page_view", "https://x.example/pricing");

        await scene.Update(person);

        Assert.Equal((75, 75), ((int)scene.Crm.OnlyLead["ls_score"]!, (int)Assert.Single(scene.Crm.Contacts.Values)["ls_score"]!));
    }

    [Fact]
    public async Task Second_look_at_a_contact_writes_nothing()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.AddContact(Typed());
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        var writes = scene.Server.Writes.Count();

        await scene.Update(person);

        Assert.Equal(writes, scene.Server.Writes.Count());
    }

    [Fact]
    public async Task Known_contact_survives_a_merge_with_somebody_older_who_is_unknown_in_the_crm()
    {
        await using var scene = await CrmScene.Start(Admission.Qualified);
        var anonymous = await scene.Did("cookie:abc", "page_view", "https://x.example/pricing");
        await scene.Update(anonymous);
        await Created(scene, scene.Crm.AddContact(Typed()));
        var known = Assert.Single(await scene.TakeDirty());
        await scene.Update(known);

        var survivor = await scene.Get<PersonDirectory>().Merge(anonymous, known, Cancel);
        await scene.Update(survivor);

        Assert.Equal(known, survivor);
        Assert.Equal(15, (int)Assert.Single(scene.Crm.Contacts.Values)["ls_score"]!);
    }

    private static async Task Created(CrmScene scene, Guid contact)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { table = "contact", id = contact, message = "Create" });
        var result = await scene.Get<ApplyCrmChangesHandler>().Handle([new ReceivedMessage("m", body, 1, 0, DateTimeOffset.UtcNow)], Cancel);
        Assert.IsType<MessageOutcome.Done>(Assert.Single(result.Outcomes));
    }

    private static async Task<List<string>> Members(CrmScene scene, Guid account)
    {
        var members = new List<string>();
        await foreach (var person in scene.Get<AccountMembers>().Of(account, Cancel)) members.Add(person);
        return members;
    }

    private static JsonObject Typed(string address = "Greta@nordwerk.example") => new() { ["emailaddress1"] = address, ["lastname"] = "Greta" };
}
