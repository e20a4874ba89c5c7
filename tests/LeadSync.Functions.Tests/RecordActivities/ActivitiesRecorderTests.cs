using LeadSync.Domain.Activities;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.People;

namespace LeadSync.Functions.Tests.RecordActivities;

public sealed class ActivitiesRecorderTests
{
    [Fact]
    public async Task Activities_enter_the_ledger_and_their_person_is_sent_on_once()
    {
        await using var home = new Household();
        await home.Record(Household.Model(), Household.View("1", "email:a@example.com"), Household.View("2", "email:a@example.com"));
        Assert.Equal(2, (await home.Ledger("p0001")).Count);
        Assert.Equal(["p0001"], await home.TakeDirty());
        Assert.Equal(20, await home.Interest("p0001", Household.Model()));
    }

    [Fact]
    public async Task Message_that_comes_again_changes_nothing()
    {
        await using var home = new Household();
        var views = new[] { Household.View("1", "email:a@example.com", "cookie:c"), Household.View("1", "email:a@example.com", "cookie:c") };
        for (var round = 0; round < 3; round++)
            await home.Record(Household.Model(), views);
        Assert.Single(await home.Ledger("p0001"));
        Assert.Equal(10, await home.Interest("p0001", Household.Model()));
    }

    [Fact]
    public async Task Person_the_crm_has_heard_of_is_not_sent_again_for_duplicates()
    {
        await using var home = new Household();
        var view = Household.View("1", "email:a@example.com");
        await home.Record(Household.Model(), view);
        await home.TakeDirty();
        await home.Records.Written((await home.Records.Load("p0001", Household.Only(Household.Model()), default))!, default);
        await home.Record(Household.Model(), view);
        Assert.Empty(await home.TakeDirty());
    }

    [Fact]
    public async Task Crash_between_commit_and_sending_is_made_good_by_the_next_delivery()
    {
        await using var home = new Household();
        var messages = Household.Messages(Household.View("1", "email:a@example.com"));
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            home.Recorder(Household.Model(), new DyingQueue()).Handle(messages, default));
        Assert.Single(await home.Ledger("p0001"));
        Assert.Empty(await home.TakeDirty());

        await home.Recorder(Household.Model()).Handle(messages, default);
        Assert.Equal(["p0001"], await home.TakeDirty());
        Assert.Equal(10, await home.Interest("p0001", Household.Model()));
    }

    [Fact]
    public async Task Crash_before_any_commit_is_made_good_whichever_commit_it_was()
    {
        for (var survived = 0; survived < 4; survived++)
        {
            await using var home = new Household();
            var views = Enumerable.Range(0, 250).Select(i => Household.View($"{i}", "email:a@example.com")).ToArray();
            var dying = new DyingStore(home.Store, survived);
            await RecordUntilDeath(views, home, dying);
            await home.Record(Household.Model(), views);
            Assert.Equal(250, (await home.Ledger("p0001")).Count);
            Assert.Equal(2500, await home.Interest("p0001", Household.Model()));
        }

        static async Task RecordUntilDeath(Functions.Intake.ReportedActivity[] views, Household home, DyingStore dying)
        {
            foreach (var message in Household.Messages(views))
                await Record.ExceptionAsync(() => home.Recorder(Household.Model(), store: dying).Handle([message], default));
        }
    }

    [Fact]
    public async Task Messages_for_one_person_at_the_same_time_lose_nothing()
    {
        await using var home = new Household();
        var recorder = home.Recorder(Household.Model());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(part => Task.Run(() => recorder.Handle(
            Household.Messages([.. Enumerable.Range(part * 10, 20).Select(i => Household.View($"{i}", "email:a@example.com"))]), default))));
        var person = await home.Directory.Find(PersonKey.Parse("email:a@example.com")!, default);
        Assert.Equal(90, (await home.Ledger(person!)).Count);
        Assert.Equal(900, await home.Interest(person!, Household.Model()));
    }

    [Fact]
    public async Task Keys_seen_in_any_order_and_at_the_same_time_end_in_one_person()
    {
        for (var round = 0; round < 10; round++)
        {
            await using var home = new Household();
            var recorder = home.Recorder(Household.Model());
            var views = new[]
            {
                Household.View("1", "cookie:c"), Household.View("2", "email:a@example.com"), Household.View("3", "mautic:7"),
                Household.View("4", "cookie:c", "mautic:7"), Household.View("5", "mautic:7", "email:a@example.com"),
            };
            await Task.WhenAll(views.Select(view => Task.Run(() => recorder.Handle(Household.Messages(view), default))));
            var anybody = await home.Directory.Find(PersonKey.Parse("cookie:c")!, default);
            Assert.Equal(50, await home.Interest(anybody!, Household.Model()));
        }
    }

    [Fact]
    public async Task Body_that_is_no_batch_is_buried_and_spares_its_neighbour()
    {
        await using var home = new Household();
        ReceivedMessage[] batch =
            [new("bad", "{}"u8.ToArray(), 1, 0, DateTimeOffset.UnixEpoch), .. Household.Messages(Household.View("1", "email:a@example.com"))];
        var result = await home.Recorder(Household.Model()).Handle(batch, default);
        Assert.IsType<MessageOutcome.DeadLetter>(result.Outcomes[0]);
        Assert.IsType<MessageOutcome.Done>(result.Outcomes[1]);
        Assert.Single(await home.Ledger("p0001"));
    }

    /// <summary>The process ends as the message is sent.</summary>
    private sealed class DyingQueue : IMessageQueue
    {
        public Task Send(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancel) =>
            throw new OperationCanceledException();
    }

    /// <summary>The process ends after a number of commits.</summary>
    private sealed class DyingStore(IPartitionStore store, int survived) : IPartitionStore
    {
        private int commits;

        public Task<StoredRow?> Get(Partition partition, string row, CancellationToken cancel) => store.Get(partition, row, cancel);

        public IAsyncEnumerable<StoredRow> Range(Partition partition, string from, string before, CancellationToken cancel) =>
            store.Range(partition, from, before, cancel);

        public Task<CommitResult> Commit(Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel) =>
            Interlocked.Increment(ref commits) > survived
                ? throw new OperationCanceledException()
                : store.Commit(partition, operations, cancel);
    }
}
