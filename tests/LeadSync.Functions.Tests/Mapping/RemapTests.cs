using System.Text.Json.Nodes;
using LeadSync.Domain.Mapping;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.RemapLeads;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.UpdateCrm;

namespace LeadSync.Functions.Tests.Mapping;

public sealed class RemapTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_name_of_an_account_concerns_who_goes_by_the_old_or_the_new_one()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Nordwerk");
        var before = await Worker(scene, "a@gmail.com", "Nordwerk");
        var after = await Worker(scene, "b@gmail.com", "Südwerk");
        await Worker(scene, "c@gmail.com", "Ostwerk");

        account["name"] = "Südwerk";
        await scene.Changed("account", (Guid)account["accountid"]!);

        Assert.Equal(new[] { before, after }.Order(), (await scene.Remap()).Order());
    }

    [Fact]
    public async Task Other_name_that_comes_changes_and_goes_concerns_who_goes_by_it()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Nordwerk");
        var first = await Worker(scene, "a@gmail.com", "Werftkontor");
        var second = await Worker(scene, "b@gmail.com", "Seekontor");
        var name = new JsonObject { ["ls_accountnameid"] = Guid.NewGuid(), ["ls_name"] = "Werftkontor", ["_ls_accountid_value"] = (Guid)account["accountid"]! };

        scene.Crm.OtherNames.Add(name);
        var come = await Changed(scene, "ls_accountname", name);
        name["ls_name"] = "Seekontor";
        var changed = await Changed(scene, "ls_accountname", name);
        scene.Crm.OtherNames.Clear();
        var gone = await Changed(scene, "ls_accountname", name);

        Assert.Equal([first], come);
        Assert.Equal(new[] { first, second }.Order(), changed);
        Assert.Equal([second], gone);
    }

    [Fact]
    public async Task Lead_is_mapped_by_a_former_name_while_it_stands()
    {
        await using var scene = await CrmScene.Start();
        var account = (Guid)Add(scene, "Nordwerk")["accountid"]!;
        scene.Crm.OtherNames.Add(new { ls_accountnameid = Guid.NewGuid(), ls_name = "Werftkontor Ahrens GmbH", _ls_accountid_value = account });

        await Worker(scene, "a@gmail.com", "Werftkontor Ahrens GmbH");

        Assert.Equal(account.ToString(), (string?)scene.Crm.OnlyLead["_ls_mappedaccountid_value"]);
    }

    [Fact]
    public async Task Remembered_decision_concerns_leads_of_its_domain_and_when_it_is_forgotten_too()
    {
        await using var scene = await CrmScene.Start();
        var account = (Guid)Add(scene, "Nordwerk")["accountid"]!;
        var person = await Worker(scene, "a@werft.example", "Werft");
        await Worker(scene, "b@kontor.example", "Werft");
        var decision = new JsonObject { ["ls_mappingdecisionid"] = Guid.NewGuid(), ["ls_company"] = "Werft", ["ls_emaildomain"] = "werft.example", ["_ls_accountid_value"] = account };

        scene.Crm.Decisions.Add(decision);
        var made = await Changed(scene, "ls_mappingdecision", decision);
        await scene.Update([.. made]);
        var mapped = scene.Crm.Leads.Values.Single(lead => (string?)lead["emailaddress1"] == "a@werft.example")["_ls_mappedaccountid_value"]?.ToString();
        scene.Crm.Decisions.Clear();
        var forgotten = await Changed(scene, "ls_mappingdecision", decision);

        Assert.Equal([person], made);
        Assert.Equal(account.ToString(), mapped);
        Assert.Equal([person], forgotten);
    }

    [Fact]
    public async Task Number_of_employees_concerns_the_people_of_the_account_alone()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Nordwerk", "nordwerk.example");
        var person = await Worker(scene, "a@nordwerk.example", "Nordwerk");

        account["numberofemployees"] = 7;
        await scene.Changed("account", (Guid)account["accountid"]!);
        var remapped = await scene.Remap();

        Assert.Equal([person], remapped);
    }

    [Fact]
    public async Task Account_as_it_was_concerns_nobody()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Nordwerk", "nordwerk.example");
        await Worker(scene, "a@nordwerk.example", "Nordwerk");

        await scene.Changed("account", (Guid)account["accountid"]!);

        Assert.Empty(await scene.Remap());
    }

    [Fact]
    public async Task Person_who_changes_company_is_noted_under_the_new_keys_only()
    {
        await using var scene = await CrmScene.Start();
        await Worker(scene, "a@gmail.com", "Nordwerk");
        scene.Crm.OnlyLead["companyname"] = "Ostwerk";
        await scene.Update(await scene.Did("email:a@gmail.com", "page_view"));

        Assert.Equal(0, await Noted(scene, "Nordwerk"));
        Assert.Equal(1, await Noted(scene, "Ostwerk"));
    }

    [Fact]
    public async Task Of_very_many_people_the_rest_comes_in_a_later_message()
    {
        await using var scene = await CrmScene.Start();
        foreach (var chunk in Enumerable.Range(0, RemapLeadsHandler.Most + 5).Chunk(100))
            await scene.Store.Commit(new Partition("mappingkeys", "word:bank"), [.. chunk.Select(n => new RowOperation.Upsert($"p{n:D5}", []))], Cancel);

        await scene.Get<Remaps>().Send(["word:bank"], [], Cancel);
        var queue = scene.Get<IPeekLockQueue>();
        var first = await queue.Receive(Queues.Remaps, 10, TimeSpan.FromMinutes(1), Cancel);
        await scene.Get<RemapLeadsHandler>().Handle([.. first.Select(message => message.Message)], Cancel);
        var rest = Assert.Single(await queue.Receive(Queues.Remaps, 10, TimeSpan.FromMinutes(1), Cancel));

        Assert.Equal("p09999", RemapMessage.Read(rest.Message)!.After);
        await scene.Get<RemapLeadsHandler>().Handle([rest.Message], Cancel);
        Assert.Equal(RemapLeadsHandler.Most + 5, (await queue.Receive(Queues.Dirty, 20_000, TimeSpan.FromMinutes(1), Cancel)).Count);
    }

    [Fact]
    public async Task Message_that_names_nobody_is_a_dead_letter()
    {
        await using var scene = await CrmScene.Start();
        var result = await scene.Get<RemapLeadsHandler>().Handle([new ReceivedMessage("m", "{}"u8.ToArray(), 1, 0, DateTimeOffset.UtcNow)], Cancel);

        Assert.IsType<MessageOutcome.DeadLetter>(Assert.Single(result.Outcomes));
    }

    private static JsonObject Add(CrmScene scene, string name, string? domain = null)
    {
        var account = new JsonObject { ["accountid"] = Guid.NewGuid(), ["name"] = name, ["ls_emaildomains"] = domain };
        scene.Crm.Accounts.Add(account);
        return account;
    }

    private static async Task<string> Worker(CrmScene scene, string email, string company)
    {
        var person = await scene.Did($"email:{email}", "page_view", null, ("company", company), ("email", email));
        await scene.Update(person);
        return person;
    }

    private static async Task<IReadOnlyList<string>> Changed(CrmScene scene, string table, JsonObject row)
    {
        await scene.Changed(table, (Guid)row[$"{table}id"]!);
        return [.. (await scene.Remap()).Order()];
    }

    private static async Task<int> Noted(CrmScene scene, string company) =>
        await scene.Store.Range(new Partition("mappingkeys", MappingKeys.Of(new LeadIdentity { Company = company }).First()), "\u0001", "\uffff", Cancel).CountAsync(Cancel);
}
