using System.Text.Json;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.ReceiveCrmChanges;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>
/// Serves the queue "changes": takes in what people changed in the CRM. The message only names a row; the row is read,
/// so order and repetition of messages do not matter.
/// </summary>
internal sealed class ApplyCrmChangesHandler(ChangedLeads leads, ChangedAccounts accounts, ScoringModels models) : IMessageHandler
{
    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var changes = batch.Select(Read).ToList();
        if (changes.Any(change => change?.Table == CrmTable.ScoringModel.LogicalName)) await models.Invalidate(cancel);
        var ofAccounts = await accounts.Apply(Ids(changes, CrmTable.Account), cancel);
        var ofLeads = await leads.Apply(Ids(changes, CrmTable.Lead), cancel);
        return new HandlerResult([.. changes.Select(change => change?.Table switch
        {
            null => new MessageOutcome.DeadLetter("names no row"),
            "lead" => Outcome(ofLeads),
            "account" => Outcome(ofAccounts),
            _ => MessageOutcome.Done.Instance,
        })]);
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
