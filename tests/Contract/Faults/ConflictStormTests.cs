using LeadSync.Contract.State.Tables;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.RecordActivities;
using LeadSync.Functions.State;
using LeadSync.Functions.State.Tables;
using LeadSync.Functions.Tests.People;
using LeadSync.Functions.Visits;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.Azurite;

namespace LeadSync.Contract.Faults;

/// <summary>Many processes write one person at the same time over a bad network: every activity counts once.</summary>
public sealed class ConflictStormTests(AzuriteTables azurite)
{
    private const int Writers = 100;

    /// <summary>Every writer has a message of its own and one that two others have too; some keys lead to the same person by detours.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hundred_writers_of_one_person_lose_nothing_and_double_nothing(bool hasFaults)
    {
        var prefix = $"storm{(hasFaults ? "faults" : "plain")}";
        await using var home = new Household(Stores.Open(azurite, prefix: prefix));
        var model = Household.Model();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => Write(prefix, i, hasFaults, home))));

        var person = Assert.Single(await People(home.Store));
        Assert.Equal(Writers + (Writers / 2), (await home.Ledger(person)).Count);
        Assert.Equal((Writers + (Writers / 2)) * 10.0, await home.Interest(person, model), 1e-9);
        Assert.Empty((await home.Store.Get(PersonRows.Person(person), PersonRows.Dirty, default))!.Value);
    }

    private async Task Write(string prefix, int writer, bool hasFaults, Household home)
    {
        using var faults = new FaultyTransport(hasFaults ? Plan(writer) : []);
        // Clocks are up to ten minutes off, each in its own way.
        var store = Stores.Open(azurite, faults, new ManualTime(TimeProvider.System.GetUtcNow().AddMinutes((writer % 21) - 10)), prefix);
        var recorder = Recorder(store, writer, home);
        ReportedActivity[] own = [Household.View($"own-{writer}", "email:storm@example.com"), Household.View($"shared-{writer / 2}", "email:storm@example.com")];
        foreach (var message in Household.Messages(own))
            while (!await TryHandle(recorder, message))
            {
                // As the broker does: delivered again until it is done.
            }
    }

    private static async Task<bool> TryHandle(ActivitiesRecorder recorder, ReceivedMessage message)
    {
        try
        {
            return (await recorder.Handle([message], default)).Outcomes is [MessageOutcome.Done];
        }
        catch (TableStoreException)
        {
            return false;
        }
    }

    private static ActivitiesRecorder Recorder(IPartitionStore store, int writer, Household home)
    {
        var made = 0;
        var directory = new PersonDirectory(store, new PersonRoster(store), () => $"p{writer:d3}-{Interlocked.Increment(ref made)}");
        return new ActivitiesRecorder(directory, new Tombstones(store), new PersonLedger(store), new VisitLedger(store), new Household.FixedModel(Household.Model()), home.Queue);
    }

    // Every kind of fault, in an order of the writer's own.
    private static WireFault[] Plan(int writer)
    {
        var random = new Random(20261124 + writer);
        return [.. Enumerable.Range(0, 6).Select(_ => (WireFault)random.Next(0, 6))];
    }

    private static async Task<List<string>> People(IPartitionStore store)
    {
        var people = new List<string>();
        for (var bucket = 0; bucket < 64; bucket++)
            await foreach (var row in store.Range(new Partition("roster", $"{bucket:x2}"), "!", "~", default))
                if (await store.Get(PersonRows.Person(row.Row), PersonRows.State, default) is not null) people.Add(row.Row);
        return people;
    }
}
