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
}
