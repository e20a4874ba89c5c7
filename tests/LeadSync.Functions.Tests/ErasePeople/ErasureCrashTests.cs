using LeadSync.Domain.Activities;
using LeadSync.Functions.ErasePeople;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.People;
using LeadSync.Functions.Tests.UpdateCrm;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace LeadSync.Functions.Tests.ErasePeople;

/// <summary>An erasure that dies at any commit, and whose message then comes again.</summary>
public sealed class ErasureCrashTests
{
    private const string Greta = "email:greta@nordwerk.example";
    private const string Cookie = "cookie:gretas-browser";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wherever_an_erasure_dies_its_message_leaves_nothing_when_it_comes_again()
    {
        var commits = 0;
        while (await DiesAfter(commits)) commits++;
        // Fewer would mean that there was next to nothing to erase.
        Assert.InRange(commits, 15, 200);
    }

    /// <summary>False where the erasure ended before it could die.</summary>
    private static async Task<bool> DiesAfter(int commits)
    {
        await using var scene = await CrmScene.Start();
        var message = await Known(scene);
        var died = false;
        try
        {
            await Handle(scene, new DyingStore(scene.Store, commits), message);
        }
        catch (OperationCanceledException)
        {
            died = true;
        }
        Assert.Equal(!died, Left(scene).Count == 0);

        Assert.IsType<MessageOutcome.Done>(await Handle(scene, scene.Store, message));

        Assert.Empty(Left(scene));
        Assert.Null(scene.Crm.OnlyLead["ls_personid"]);
        return died;
    }

    /// <summary>Somebody of whom there is a trace in every place, merged from two; gives the message that erases her.</summary>
    private static async Task<OutgoingMessage> Known(CrmScene scene)
    {
        var account = Guid.NewGuid();
        scene.Crm.Accounts.Add(new { accountid = account, name = "Nordwerk", ls_emaildomains = "nordwerk.example", statecode = 0 });
        var person = await scene.Did(Greta, "form_submit", null, ("lastName", "Lindqvist"));
        await scene.Update(person);
        var other = await scene.Did(Cookie, "trial_start");
        await scene.Get<PersonDirectory>().Merge(person, other, Cancel);
        await scene.Update(person);
        await scene.Get<DeadLetters>().Keep(
            "mautic", [new RefusedItem(0, "broken", "{\"email\":\"greta@nordwerk.example\"}")], Instant.FromUtc(2026, 11, 21, 9, 0), Cancel);
        Assert.NotEmpty(Left(scene));
        return new Erasure("e1", [person, other], [Greta, Cookie], IsLast: true).ToMessage(DateTimeOffset.UtcNow);
    }

    private static async Task<MessageOutcome> Handle(CrmScene scene, IPartitionStore store, OutgoingMessage message)
    {
        var stored = new StoredTraces(store, new PersonRoster(store), scene.Get<IEnumerable<IActivitySource>>(), scene.Get<IMessageQueue>(), scene.Get<IDeadMessages>());
        var handler = ActivatorUtilities.CreateInstance<ErasePeopleHandler>(scene.Get<IServiceProvider>(), stored, NullLogger<ErasePeopleHandler>.Instance);
        return (await handler.Handle([new ReceivedMessage(message.Id, message.Body, 1, 0, DateTimeOffset.UtcNow)], Cancel)).Outcomes.Single();
    }

    /// <summary>The rows of any table that are about people.</summary>
    private static List<string> Left(CrmScene scene) => scene.Get<SqliteDatabase>().Read(session => session.Query(
        "SELECT tbl || ' ' || key || ' ' || row FROM rows WHERE tbl NOT IN ('tombstones', 'accounts', 'accountlist')", row => row.GetString(0)));
}
