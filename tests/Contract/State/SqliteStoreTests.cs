using LeadSync.Functions.State;
using LeadSync.Tests.Shared;

namespace LeadSync.Contract.State;

public sealed class SqliteStoreTests : PartitionStoreContract, IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteStoreTests()
    {
        database = new SqliteDatabase(folder.File("leadsync.db"));
        Store = new SqliteStore(database);
    }

    protected override IPartitionStore Store { get; }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task ETags_stay_unique_when_the_file_is_opened_again()
    {
        var partition = new Partition("people", "again");
        await Store.Commit(partition, [new RowOperation.Insert("row", [1])], default);
        var stale = (await Store.Get(partition, "row", default))!.ETag;
        await Store.Commit(partition, [new RowOperation.Delete("row")], default);
        await database.DisposeAsync();

        await using var reopened = new SqliteDatabase(folder.File("leadsync.db"));
        var store = new SqliteStore(reopened);
        await store.Commit(partition, [new RowOperation.Insert("row", [2])], default);
        Assert.NotEqual(stale, (await store.Get(partition, "row", default))!.ETag);
    }
}
