using System.Text.Json.Nodes;

namespace LeadSync.Functions.Dataverse;

/// <summary>A row to write; the key is the caller's own name for it.</summary>
internal sealed record BulkRow(string Key, JsonObject Columns);

/// <summary>Update rows that exist, or upsert by the alternate key that each row names.</summary>
internal enum BulkMessage { UpdateMultiple, UpsertMultiple }

/// <summary>What became of a bulk write. A row in none of the three was not tried because of the outage.</summary>
/// <param name="Written">Keys of rows that are in the CRM.</param>
/// <param name="Refused">Keys of rows the CRM refuses, each with its own error.</param>
/// <param name="Outage">Set where the CRM went away; rows not named are still to be written.</param>
internal sealed record BulkOutcome(IReadOnlySet<string> Written, IReadOnlyDictionary<string, DataverseError> Refused, DataverseError? Outage);

/// <summary>
/// Writes rows in batches. A batch is one transaction, so one bad row fails all of it: the batch is then halved until
/// the bad row stands alone. The good ones go through, at about 2·log₂(n) more requests per bad row.
/// </summary>
internal sealed class BulkWriter(DataverseClient client)
{
    /// <summary>Rows per request: small enough for plug-ins to finish well within the platform's two minutes.</summary>
    public const int LargestBatch = 200;

    public async Task<BulkOutcome> Write(CrmTable table, BulkMessage message, IReadOnlyList<BulkRow> rows, CancellationToken cancel)
    {
        var written = new HashSet<string>();
        var refused = new Dictionary<string, DataverseError>();
        var open = new Stack<ArraySegment<BulkRow>>(rows.Chunk(LargestBatch).Select(chunk => new ArraySegment<BulkRow>(chunk)).Reverse());
        while (open.TryPop(out var batch))
        {
            var answer = await Send(table, message, batch, cancel);
            if (!answer.Failed) written.UnionWith(batch.Select(row => row.Key));
            else if (answer.Error.IsOutage) return new BulkOutcome(written, refused, answer.Error);
            else if (batch.Count == 1) refused[batch[0].Key] = answer.Error;
            else
            {
                open.Push(batch[(batch.Count / 2)..]);
                open.Push(batch[..(batch.Count / 2)]);
            }
        }
        return new BulkOutcome(written, refused, null);
    }

    private Task<Answer<Nothing>> Send(CrmTable table, BulkMessage message, ArraySegment<BulkRow> batch, CancellationToken cancel)
    {
        var columns = batch.Select(row => row.Columns);
        return message == BulkMessage.UpdateMultiple
            ? client.UpdateMultiple(table, columns, cancel)
            : client.UpsertMultiple(table, columns, cancel);
    }
}
