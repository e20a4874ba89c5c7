using System.Runtime.CompilerServices;

namespace LeadSync.Functions.State.Tables;

/// <summary>The partition store in Azure Tables (see README.md).</summary>
/// <param name="service">The protocol.</param>
/// <param name="prefix">What the names of the tables begin with.</param>
/// <param name="newCommit">Makes the mark of a commit: letters and digits, never the same twice.</param>
internal sealed class TableStore(TableService service, string prefix, Func<string> newCommit) : IPartitionStore
{
    /// <summary>How often a commit is sent whose answer can't be read.</summary>
    private const int MostTries = 4;

    public async Task<StoredRow?> Get(Partition partition, string row, CancellationToken cancel) =>
        await service.Get(TableOf(partition), KeyEncoding.Encode(partition.Key), KeyEncoding.Encode(row), cancel) is var (entity, etag)
            ? TableEntity.Read(entity, etag)
            : null;

    public async IAsyncEnumerable<StoredRow> Range(
        Partition partition, string from, string before, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (string.CompareOrdinal(KeyEncoding.LowerBound(from), KeyEncoding.UpperBound(before)) >= 0) yield break;
        var range = new TableRange(TableOf(partition), KeyEncoding.Encode(partition.Key), KeyEncoding.LowerBound(from), KeyEncoding.UpperBound(before));
        var alike = new AlikeRows(from, before);
        TablePage? page = null;
        do
        {
            (var entities, page) = await service.Query(range, page, cancel);
            foreach (var entity in entities)
                foreach (var row in alike.Add(entity))
                    yield return row;
        }
        while (page is not null);
        foreach (var row in alike.Rest()) yield return row;
    }

    public async Task<CommitResult> Commit(Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel)
    {
        CommitRules.Check(operations);
        if (operations.Count == 0) return new CommitResult.Committed();
        var (table, key, commit) = (TableOf(partition), KeyEncoding.Encode(partition.Key), newCommit());
        var body = TableTransaction.Write(service.AddressOf(table), key, operations, commit);
        if (body.Length > TableTransaction.MaxBody) throw new ArgumentException("The rows are longer than 4 MiB together as they are written.", nameof(operations));
        var isRepeated = false;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var answer = await service.Commit(body, commit, operations.Count, cancel);
            isRepeated |= answer.IsRepeated;
            if (answer.Value is true) return new CommitResult.Committed();
            if (answer.Error is not { } error) isRepeated = true;
            else if (error.Code == TableError.TableNotFound) await service.Create(table, cancel);
            else if (!error.IsConflict || error.Operation is not { } failed || failed >= operations.Count) throw TableStoreException.Of(error);
            else if (isRepeated && await IsOurs(table, key, operations, commit, cancel)) return new CommitResult.Committed();
            else return new CommitResult.Conflict(failed, operations[failed].Row);
        }
        throw new TableStoreException("Azure Tables gave no readable answer to a commit; whether it was done is not known.");
    }

    /// <summary>
    /// Whether an earlier try of this commit went through although no answer came: then a row bears its mark. Where all it did
    /// was to delete, that none of the rows is there is as good.
    /// </summary>
    private async Task<bool> IsOurs(string table, string key, IReadOnlyList<RowOperation> operations, string commit, CancellationToken cancel)
    {
        var isDeletion = operations.All(operation => operation is RowOperation.Delete);
        foreach (var operation in operations)
        {
            if (operation is RowOperation.Delete != isDeletion) continue;
            var found = await service.Get(table, key, KeyEncoding.Encode(operation.Row), cancel);
            if (isDeletion && found is not null) return false;
            if (found is var (entity, _) && TableEntity.CommitOf(entity) == commit) return true;
        }
        return isDeletion;
    }

    private string TableOf(Partition partition) => prefix + partition.Table;
}
