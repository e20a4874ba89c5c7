namespace LeadSync.Functions.State;

/// <summary>What a commit may hold, in every store alike: what one of them could not take is refused by all.</summary>
internal static class CommitRules
{
    /// <exception cref="ArgumentException">The operations are none that a commit may hold; the message says which rule they break.</exception>
    public static void Check(IReadOnlyList<RowOperation> operations)
    {
        if (operations.Count > IPartitionStore.MaxOperations)
            throw new ArgumentException($"{operations.Count} operations; a commit holds up to {IPartitionStore.MaxOperations}.", nameof(operations));
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            // A row's name may be personal, so the message tells its place alone.
            if (operation.Row.Length == 0 || !rows.Add(operation.Row))
                throw new ArgumentException($"Row {rows.Count} is named twice or has no name.", nameof(operations));
            if (LengthOf(operation) > IPartitionStore.MaxValueLength)
                throw new ArgumentException($"The value of row {rows.Count} is longer than {IPartitionStore.MaxValueLength} bytes.", nameof(operations));
        }
        if (operations.Sum(LengthOf) > IPartitionStore.MaxCommitLength)
            throw new ArgumentException($"The values are longer than {IPartitionStore.MaxCommitLength} bytes together.", nameof(operations));
    }

    /// <summary>Divides operations that need not be one commit into as few as the rules allow, in their order.</summary>
    public static IEnumerable<RowOperation[]> Chunks(IEnumerable<RowOperation> operations)
    {
        var (chunk, length) = (new List<RowOperation>(), 0);
        foreach (var operation in operations)
        {
            if (chunk.Count == IPartitionStore.MaxOperations || (chunk.Count > 0 && length + LengthOf(operation) > IPartitionStore.MaxCommitLength))
            {
                yield return [.. chunk];
                chunk.Clear();
                length = 0;
            }
            chunk.Add(operation);
            length += LengthOf(operation);
        }
        if (chunk.Count > 0) yield return [.. chunk];
    }

    private static int LengthOf(RowOperation operation) => operation switch
    {
        RowOperation.Insert insert => insert.Value.Length,
        RowOperation.Replace replace => replace.Value.Length,
        RowOperation.Upsert upsert => upsert.Value.Length,
        _ => 0,
    };
}
