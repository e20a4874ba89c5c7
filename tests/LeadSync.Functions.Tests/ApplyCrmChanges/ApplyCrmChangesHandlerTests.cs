using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.UpdateCrm;

namespace LeadSync.Functions.Tests.ApplyCrmChanges;

public sealed class ApplyCrmChangesHandlerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_typed_in_by_a_rep_gets_the_history_of_its_address()
    {
        await using var scene = await CrmScene.Start(Functions.Hosting.Admission.Qualified);
        var person = await scene.Did("email:greta@nordwerk.example", "page_view", "https://x.example/pricing");
        await scene.Update(person);
        var lead = scene.Crm.AddLead(new JsonObject { ["emailaddress1"] = "greta@nordwerk.example", ["lastname"] = "Greta" });

        await Apply(scene, "lead", lead);
        await scene.Update(await Waiting(scene));

        Assert.Equal((15, person), ((int)scene.Crm.OnlyLead["ls_score"]!, (string?)scene.Crm.OnlyLead["ls_personid"]));
    }

    [Fact]
    public async Task A_lead_without_an_address_is_scored_too()
    {
        await using var scene = await CrmScene.Start();
        var lead = scene.Crm.AddLead(new JsonObject { ["lastname"] = "Greta" });

        await Apply(scene, "lead", lead);
        await scene.Update(await Waiting(scene));

        Assert.Equal((0, "default/1"), ((int)scene.Crm.OnlyLead["ls_score"]!, (string?)scene.Crm.OnlyLead["ls_scoremodel"]));
    }

    [Fact]
    public async Task A_new_account_maps_the_people_of_its_domain()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did("email:greta@nordwerk.example", "page_view");
        await scene.Update(person);
        var account = Guid.NewGuid();
        scene.Crm.Accounts.Add(new { accountid = account, name = "Nordwerk", ls_emaildomains = "nordwerk.example" });

        await Apply(scene, "account", account);
        var waiting = Assert.Single(await scene.Remap());
        await scene.Update(waiting);

        Assert.Equal(person, waiting);
        Assert.Equal(account.ToString(), (string?)scene.Crm.OnlyLead["_ls_mappedaccountid_value"]);
    }

    [Fact]
    public async Task A_changed_model_is_read_anew()
    {
        await using var scene = await CrmScene.Start();
        await scene.Update(await scene.Did("cookie:a", "page_view"));

        await Apply(scene, "ls_scoringmodel", Guid.NewGuid());
        await scene.Update(await scene.Did("cookie:b", "page_view"));

        Assert.Equal(2, scene.Server.Requests.Count(request => request.PathAndQuery.Contains("ls_publishedon", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task While_the_crm_is_away_changes_wait()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Fault = _ => new Reply(503);

        Assert.IsType<MessageOutcome.Later>(await Apply(scene, "lead", Guid.NewGuid()));
    }

    private static async Task<MessageOutcome> Apply(CrmScene scene, string table, Guid id)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { table, id, message = "Update" });
        var result = await scene.Get<ApplyCrmChangesHandler>().Handle([new ReceivedMessage("m", body, 1, 0, DateTimeOffset.UtcNow)], Cancel);
        return result.Outcomes.Single();
    }

    /// <summary>The one person who waits in the queue "dirty".</summary>
    private static async Task<string> Waiting(CrmScene scene)
    {
        var messages = await scene.Get<IPeekLockQueue>().Receive(Queues.Dirty, 10, TimeSpan.FromMinutes(1), Cancel);
        using var body = JsonDocument.Parse(Encoding.UTF8.GetString(Assert.Single(messages).Message.Body));
        return body.RootElement.GetProperty("person").GetString()!;
    }
}
