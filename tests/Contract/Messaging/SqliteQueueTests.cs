using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using LeadSync.Tests.Shared;

namespace LeadSync.Contract.Messaging;

public sealed class SqliteQueueTests : PeekLockQueueContract, IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteQueueTests()
    {
        database = new SqliteDatabase(folder.File("leadsync.db"));
        Queue = new SqliteQueue(database, Time);
    }

    protected override IPeekLockQueue Queue { get; }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Messages_that_a_dead_process_had_in_hand_come_at_once_after_its_restart()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        await Queue.Receive("activities", 1, TimeSpan.FromHours(1), default);
        await database.DisposeAsync();

        await using var reopened = new SqliteDatabase(folder.File("leadsync.db"));
        var queue = new SqliteQueue(reopened, Time);
        Assert.Single(await queue.Receive("activities", 1, TimeSpan.FromHours(1), default));
    }

    [Fact]
    public async Task Second_message_of_an_id_that_waits_changes_nothing()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        await Queue.Send("activities", [new OutgoingMessage("1", [2])], default);
        Assert.Equal([1], Assert.Single(await Queue.Receive("activities", 10, TimeSpan.FromHours(1), default)).Message.Body);
    }

    [Fact]
    public async Task Second_message_of_an_id_that_waits_may_bring_it_forward()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1], Time.GetUtcNow().AddMinutes(5))], default);
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        Assert.Single(await Queue.Receive("activities", 10, TimeSpan.FromHours(1), default));
        Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty(await Queue.Receive("activities", 10, TimeSpan.FromHours(1), default));
    }
}
