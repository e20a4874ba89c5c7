using LeadSync.Functions.State;

namespace LeadSync.Functions.Tests.Sla;

/// <summary>The death of a process, as the code in it sees it: not at all.</summary>
internal sealed class ProcessDied : Exception;

/// <summary>Lets a process die after so many steps; a step is a commit, before or after it is durable.</summary>
internal sealed class Crash
{
    private int steps = -1;

    public bool IsArmed => steps > 0;

    public void After(int count) => steps = count;

    public void Disarm() => steps = -1;

    public void Step()
    {
        if (steps > 0 && --steps == 0) throw new ProcessDied();
    }
}

/// <summary>A store whose process may die right before or right after any commit.</summary>
internal sealed class CrashingStore(IPartitionStore store, Crash crash) : IPartitionStore
{
    public Task<StoredRow?> Get(Partition partition, string row, CancellationToken cancel) => store.Get(partition, row, cancel);

    public IAsyncEnumerable<StoredRow> Range(Partition partition, string from, string before, CancellationToken cancel) => store.Range(partition, from, before, cancel);

    public async Task<CommitResult> Commit(Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel)
    {
        crash.Step();
        var result = await store.Commit(partition, operations, cancel);
        crash.Step();
        return result;
    }
}
