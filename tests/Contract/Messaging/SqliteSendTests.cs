using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using LeadSync.Tests.Shared;

namespace LeadSync.Contract.Messaging;

public sealed class SqliteSendTests : MessageQueueContract, IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteQueue queue;

    public SqliteSendTests()
    {
        database = new SqliteDatabase(folder.File("leadsync.db"));
        queue = new SqliteQueue(database, Time);
    }

    protected override IMessageQueue Queue => queue;

    protected override async Task<IReadOnlyList<ReceivedMessage>> Due(string queue) =>
        [.. (await this.queue.Receive(queue, 1000, TimeSpan.FromDays(30), default)).Select(leased => leased.Message)];

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }
}
