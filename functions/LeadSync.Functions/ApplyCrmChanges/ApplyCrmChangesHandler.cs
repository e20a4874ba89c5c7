using System.Text.Json;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.ReceiveCrmChanges;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>
/// Serves the queue "changes": takes in what people changed in the CRM. The message only names a row; the row is read,
/// so order and repetition of messages do not matter.
/// </summary>
internal sealed class ApplyCrmChangesHandler(IEnumerable<IChangedRows> tables) : IMessageHandler
{
    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var changes = batch.Select(Read).ToList();
        var outcomes = new Dictionary<string, MessageOutcome>();
        foreach (var table in tables)
            // Where a table is taken in for several reasons, one that cannot be now has the others repeated.
            if (Ids(changes, table.Table) is { Count: > 0 } ids && outcomes.GetValueOrDefault(table.Table.LogicalName) is null or MessageOutcome.Done)
                outcomes[table.Table.LogicalName] = Outcome(await table.Apply(ids, cancel));
        return new HandlerResult([.. changes.Select(change => change is null
            ? new MessageOutcome.DeadLetter("names no row")
            : outcomes.GetValueOrDefault(change.Table, MessageOutcome.Done.Instance))]);
    }

    private static HashSet<Guid> Ids(IEnumerable<CrmChange?> changes, CrmTable table) =>
        [.. changes.OfType<CrmChange>().Where(change => change.Table == table.LogicalName).Select(change => change.Id)];

    private static MessageOutcome Outcome(DataverseError? error) => error switch
    {
        null => MessageOutcome.Done.Instance,
        { IsOutage: true } => new MessageOutcome.Later($"the CRM: {error.Fault}", error.RetryAfter),
        _ => new MessageOutcome.DeadLetter($"the CRM refused: {error.Fault} {error.Code}"),
    };

    private static CrmChange? Read(ReceivedMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize<CrmChange>(message.Body, JsonSerializerOptions.Web) is { Table: not null } change ? change : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
