using LeadSync.Functions.State;

namespace LeadSync.Functions.Tests.People;

/// <summary>A store whose process dies before the commit after the given number.</summary>
internal sealed class DyingStore(IPartitionStore store, int commits) : IPartitionStore
{
    private int left = commits;

    public Task<StoredRow?> Get(Partition partition, string row, CancellationToken cancel) => store.Get(partition, row, cancel);

    public IAsyncEnumerable<StoredRow> Range(Partition partition, string from, string before, CancellationToken cancel) =>
        store.Range(partition, from, before, cancel);

    public Task<CommitResult> Commit(Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel) =>
        left-- > 0 ? store.Commit(partition, operations, cancel) : throw new OperationCanceledException();
}
