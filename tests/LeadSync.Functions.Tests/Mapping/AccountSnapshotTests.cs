using LeadSync.Functions.Mapping;
using LeadSync.Functions.State;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Functions.Tests.Mapping;

public sealed class AccountSnapshotTests : IAsyncDisposable
{
    private const string Source = "https://crm.example";

    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteStore store;

    public AccountSnapshotTests()
    {
        database = new SqliteDatabase(Path.Combine(folder.Path, "leadsync.db"));
        store = new SqliteStore(database);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_kept_is_read_back_with_its_link()
    {
        var all = Accounts(3);

        await Snapshot().Write(all, Source, "delta-1", Cancel);

        var kept = (await Snapshot().Read(Source, Cancel))!.Value;
        Assert.Equal(all, kept.Accounts);
        Assert.Equal(("delta-1", 1), (kept.Head.Delta, kept.Head.Parts));
    }

    [Fact]
    public async Task Many_accounts_take_several_parts_and_lose_nobody()
    {
        // Texts that hardly compress, so that a part is as large as it may be.
        var all = Accounts(400, name: () => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8000)));

        await Snapshot().Write(all, Source, null, Cancel);

        var kept = (await Snapshot().Read(Source, Cancel))!.Value;
        Assert.Equal(all, kept.Accounts);
        Assert.InRange(kept.Head.Parts, 6, 8);
    }

    [Fact]
    public async Task No_accounts_are_a_list_too()
    {
        await Snapshot().Write([], Source, "delta-1", Cancel);

        Assert.Empty((await Snapshot().Read(Source, Cancel))!.Value.Accounts);
    }

    [Fact]
    public async Task Other_crm_or_other_columns_are_another_list()
    {
        await Snapshot().Write(Accounts(1), Source, "delta-1", Cancel);

        Assert.Null(await Snapshot().Read(Source + " with another column", Cancel));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Death_in_the_middle_of_writing_leaves_the_earlier_list(int parts)
    {
        await Snapshot().Write(Accounts(1), Source, "delta-1", Cancel);

        await Assert.ThrowsAsync<IOException>(() => Snapshot(new DyingStore(store, parts + 1)).Write(Large(), Source, "delta-2", Cancel));

        var kept = (await Snapshot().Read(Source, Cancel))!.Value;
        Assert.Equal(("delta-1", 1), (kept.Head.Delta, kept.Accounts.Count));
    }

    [Fact]
    public async Task Death_in_the_middle_of_the_first_writing_leaves_none()
    {
        await Assert.ThrowsAsync<IOException>(() => Snapshot(new DyingStore(store, 2)).Write(Large(), Source, "delta-1", Cancel));

        Assert.Null(await Snapshot().Read(Source, Cancel));
    }

    [Fact]
    public async Task Next_whole_list_takes_away_what_earlier_ones_left()
    {
        await Snapshot().Write(Large(), Source, "delta-1", Cancel);
        await Assert.ThrowsAsync<IOException>(() => Snapshot(new DyingStore(store, 3)).Write(Large(), Source, "delta-2", Cancel));

        await Snapshot().Write(Accounts(1), Source, "delta-3", Cancel);

        var kept = (await Snapshot().Read(Source, Cancel))!.Value;
        Assert.Equal([kept.Head.Generation], await Rows(new Partition("accountlist", "generations")));
        Assert.Equal(["000000"], await Rows(new Partition("accountlist", kept.Head.Generation)));
        Assert.Equal(2, database.Read(session => session.Query("SELECT count(*) FROM rows WHERE tbl = 'accountlist' AND length(value) > 0", row => row.GetInt64(0)).Single()));
    }

    [Fact]
    public async Task Broken_or_missing_part_makes_the_list_useless()
    {
        await Snapshot().Write(Accounts(2), Source, "delta-1", Cancel);
        var parts = new Partition("accountlist", (await Snapshot().Read(Source, Cancel))!.Value.Head.Generation);

        await store.Commit(parts, [new RowOperation.Upsert("000000", [1, 2, 3])], Cancel);
        var broken = await Snapshot().Read(Source, Cancel);
        await store.Commit(parts, [new RowOperation.Delete("000000")], Cancel);

        Assert.Null(broken);
        Assert.Null(await Snapshot().Read(Source, Cancel));
    }

    [Theory]
    [InlineData("{\"format\":0,\"source\":\"https://crm.example\"}")]
    [InlineData("no json")]
    public async Task Another_versions_list_is_not_read(string head)
    {
        await store.Commit(new Partition("accountlist", "kept"), [new RowOperation.Upsert("head", System.Text.Encoding.UTF8.GetBytes(head))], Cancel);

        Assert.Null(await Snapshot().Read(Source, Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    private AccountSnapshot Snapshot(IPartitionStore? other = null) => new(other ?? store, TimeProvider.System, NullLogger<AccountSnapshot>.Instance);

    private static List<CrmAccount> Large() => Accounts(300, () => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8000)));

    private static List<CrmAccount> Accounts(int count, Func<string>? name = null) => [.. Enumerable.Range(0, count).Select(number => new CrmAccount
    {
        Id = Guid.NewGuid(), Name = name?.Invoke() ?? $"Wärk {number}", City = number % 2 == 0 ? "Kiel" : null, Employees = number,
        ParentId = Guid.NewGuid(), IsCustomer = number % 2 == 1, CreatedOn = DateTimeOffset.UnixEpoch.AddDays(number), OtherNames = "One\nTwo",
    })];

    private async Task<List<string>> Rows(Partition partition)
    {
        var rows = new List<string>();
        await foreach (var row in store.Range(partition, "\u0001", "\uffff", Cancel)) rows.Add(row.Row);
        return rows;
    }

    /// <summary>A store whose process dies after so many commits.</summary>
    private sealed class DyingStore(IPartitionStore store, int commits) : IPartitionStore
    {
        private int left = commits;

        public Task<StoredRow?> Get(Partition partition, string row, CancellationToken cancel) => store.Get(partition, row, cancel);

        public IAsyncEnumerable<StoredRow> Range(Partition partition, string from, string before, CancellationToken cancel) => store.Range(partition, from, before, cancel);

        public Task<CommitResult> Commit(Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel) =>
            left-- > 0 ? store.Commit(partition, operations, cancel) : throw new IOException("died");
    }
}
