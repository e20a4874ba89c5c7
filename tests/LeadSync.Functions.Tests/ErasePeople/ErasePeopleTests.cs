using System.Text.Json.Nodes;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Mapping;
using LeadSync.Functions.ErasePeople;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.People;
using LeadSync.Functions.Tests.UpdateCrm;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LeadSync.Functions.Tests.ErasePeople;

public sealed class ErasePeopleTests
{
    private const string Greta = "email:greta@nordwerk.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_LeadSync_stores_mentions_an_erased_person()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "form_submit", null, ("lastName", "Lindqvist"));
        await scene.Update(person);
        await scene.Get<DeadLetters>().Keep("mautic", [new RefusedItem(0, "broken", "{\"email\":\"greta@nordwerk.example\"}")], Instant.FromUtc(2026, 11, 21, 9, 0), Cancel);

        await Erase(scene, person, Greta);

        Assert.Empty(await Rows(scene, new Partition("people", person)));
        Assert.Empty(await Rows(scene, new Partition("keys", Greta)));
        foreach (var key in MappingKeys.Of(new LeadIdentity { Email = "greta@nordwerk.example" }))
            Assert.Empty(await Rows(scene, new Partition("mappingkeys", key)));
        Assert.Empty(await Rows(scene, new Partition("deadletters", "mautic")));
    }

    [Fact]
    public async Task What_LeadSync_wrote_into_the_lead_is_emptied_and_the_lead_stays()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "form_submit", null, ("lastName", "Lindqvist"));
        await scene.Update(person);
        var decision = scene.Crm.RoutingDecisions[Guid.NewGuid()] = new JsonObject { ["ls_inputs"] = "{}", ["ls_rulename"] = "rule" };
        decision["ls_routingdecisionid"] = $"{scene.Crm.RoutingDecisions.Keys.Single()}";
        foreach (var column in new[] { "_ls_personaid_value", "_ls_nurturetrackid_value", "ls_stagehint", "ls_handover", "ls_handoveron" }) scene.Crm.OnlyLead[column] = $"{Guid.NewGuid()}";

        await Erase(scene, person, Greta);

        var lead = scene.Crm.OnlyLead;
        string[] written =
        [
            "ls_score", "ls_interest", "ls_fit", "ls_profile", "ls_grade", "ls_explanation", "ls_scoremodel", "ls_personid",
            "_ls_personaid_value", "_ls_nurturetrackid_value", "ls_stagehint", "ls_handover", "ls_handoveron",
        ];
        Assert.All(written, column => Assert.Null(lead[column]));
        Assert.Equal("Lindqvist", (string?)lead["lastname"]);
        Assert.Equal((null, "rule"), ((string?)decision["ls_inputs"], (string?)decision["ls_rulename"]));
    }

    [Fact]
    public async Task Erased_persons_activities_are_dropped_until_the_tombstone_is_lifted()
    {
        await using var home = new Household();
        var tombstones = new Tombstones(home.Store);
        await tombstones.Set([PersonKey.Parse(Greta)!], DateTimeOffset.UnixEpoch, Cancel);

        await home.Record(Household.Model(), Household.View("1", Greta), Household.View("2", "cookie:new", Greta), Household.View("3", "email:b@example.com"));
        Assert.Null(await home.Directory.Find(PersonKey.Parse(Greta)!, Cancel));
        Assert.Null(await home.Directory.Find(PersonKey.Parse("cookie:new")!, Cancel));

        Assert.True(await tombstones.Lift(PersonKey.Parse(Greta)!, Cancel));
        await home.Record(Household.Model(), Household.View("4", Greta));
        Assert.Equal(10, await home.Interest((await home.Directory.Find(PersonKey.Parse(Greta)!, Cancel))!, Household.Model()));
    }

    [Fact]
    public async Task Tombstone_does_not_tell_whose_it_is()
    {
        await using var home = new Household();
        await new Tombstones(home.Store).Set([PersonKey.Parse(Greta)!], DateTimeOffset.UnixEpoch, Cancel);

        Assert.True(await new Tombstones(home.Store).StandFor([PersonKey.Parse(Greta)!], Cancel));
        Assert.False(await new Tombstones(home.Store).StandFor([PersonKey.Parse("email:other@nordwerk.example")!], Cancel));
    }

    [Fact]
    public async Task While_the_crm_is_away_an_erasure_waits_and_loses_nothing()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        scene.Crm.Fault = _ => new Reply(503);

        Assert.IsType<MessageOutcome.Later>(await Erase(scene, person, Greta));
        scene.Crm.Fault = _ => null;
        Assert.IsType<MessageOutcome.Done>(await Erase(scene, person, Greta));

        Assert.Null(scene.Crm.OnlyLead["ls_score"]);
        Assert.Empty(await Rows(scene, new Partition("people", person)));
    }

    [Fact]
    public async Task Erasure_that_the_crm_refuses_waits_and_says_why_without_naming_anybody()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        scene.Crm.Fault = request => request.Method == "PATCH" ? Reply.Error(403, "0x80040220", "greta@nordwerk.example may not be written") : null;
        using var log = new RememberedLog();
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(log));
        var handler = ActivatorUtilities.CreateInstance<ErasePeopleHandler>(scene.Get<IServiceProvider>(), logging.CreateLogger<ErasePeopleHandler>());

        Assert.IsType<MessageOutcome.Later>(await Erase(handler, person, Greta));

        var line = Assert.Single(log.Lines);
        Assert.Contains("PrivilegeDenied 0x80040220", line, StringComparison.Ordinal);
        Assert.DoesNotContain("greta", line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(person, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p1", Greta, 0)]
    [InlineData("p1", "email:other@nordwerk.example", 1)]
    [InlineData("p2", Greta, 1)]
    public async Task Dead_erasure_is_discarded_when_a_later_one_that_covers_it_ends(string person, string key, int left)
    {
        await using var scene = await CrmScene.Start();
        var queue = scene.Get<IPeekLockQueue>();
        await queue.Send(Queues.Erasures, [new Erasure("e0", [person], [key], IsLast: false).ToMessage(DateTimeOffset.UtcNow)], Cancel);
        var leased = Assert.Single(await queue.Receive(Queues.Erasures, 1, TimeSpan.FromMinutes(1), Cancel));
        await queue.Settle(Queues.Erasures, [new Settlement(leased.Lock, new MessageOutcome.DeadLetter("failed"))], Cancel);

        await Erase(scene, "p1", Greta);
        Assert.Single(await queue.DeadMessages(Queues.Erasures, 9, Cancel));
        var last = new Erasure("e1", ["p1"], [Greta], IsLast: true).ToMessage(DateTimeOffset.UtcNow);
        await scene.Get<ErasePeopleHandler>().Handle([new ReceivedMessage(last.Id, last.Body, 1, 0, DateTimeOffset.UtcNow)], Cancel);

        Assert.Equal(left, (await queue.DeadMessages(Queues.Erasures, 9, Cancel)).Count);
    }

    [Fact]
    public async Task Key_that_came_in_while_the_tombstones_were_being_set_is_erased_too()
    {
        await using var home = new Household();
        await home.Record(Household.Model(), Household.View("1", Greta));
        var late = new LateArrival(home.Store, () => home.Record(Household.Model(), Household.View("2", Greta, "cookie:late"), Household.View("3", "cookie:late")));
        var directory = new PersonDirectory(home.Store, new PersonRoster(home.Store), () => throw new InvalidOperationException());

        var (persons, keys) = await new Burial(directory, new Tombstones(late)).Bury(PersonKey.Parse(Greta)!, "p0001", DateTimeOffset.UnixEpoch, Cancel);

        Assert.Equal(["p0001"], persons);
        Assert.Equal(["cookie:late", Greta], keys.Select(key => key.Value).Order());
        Assert.True(await new Tombstones(home.Store).StandFor([PersonKey.Parse("cookie:late")!], Cancel));
    }

    [Fact]
    public async Task Keys_of_everybody_who_was_merged_are_found()
    {
        await using var home = new Household();
        await home.Record(Household.Model(), Household.View("1", Greta), Household.View("2", "cookie:c"), Household.View("3", Greta, "cookie:c"));

        var members = await home.Directory.Members("p0001", Cancel);
        Assert.Equal(["cookie:c", Greta], (await home.Directory.KeysOf(members, Cancel)).Select(key => key.Value).Order());
    }

    private static Task<MessageOutcome> Erase(CrmScene scene, string person, string key) => Erase(scene.Get<ErasePeopleHandler>(), person, key);

    private static async Task<MessageOutcome> Erase(ErasePeopleHandler handler, string person, string key)
    {
        var message = new Erasure("e1", [person], [key], IsLast: false).ToMessage(DateTimeOffset.UtcNow);
        return (await handler.Handle([new ReceivedMessage(message.Id, message.Body, 1, 0, DateTimeOffset.UtcNow)], Cancel)).Outcomes.Single();
    }

    private static async Task<List<string>> Rows(CrmScene scene, Partition partition)
    {
        var rows = new List<string>();
        await foreach (var row in scene.Store.Range(partition, "\u0001", "\uffff", Cancel))
            rows.Add(row.Row);
        return rows;
    }

    /// <summary>A store in which something else happens just before the first tombstone is written.</summary>
    private sealed class LateArrival(IPartitionStore store, Func<Task> arrives) : IPartitionStore
    {
        private bool arrived;

        public Task<StoredRow?> Get(Partition partition, string row, CancellationToken cancel) => store.Get(partition, row, cancel);

        public IAsyncEnumerable<StoredRow> Range(Partition partition, string from, string before, CancellationToken cancel) =>
            store.Range(partition, from, before, cancel);

        public async Task<CommitResult> Commit(Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel)
        {
            if (!arrived && partition.Key != "salt")
            {
                arrived = true;
                await arrives();
            }
            return await store.Commit(partition, operations, cancel);
        }
    }
}
