using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Records;

/// <summary>
/// Serves the queues "records" and "timers": looks at records, routes leads and keeps clocks (see README.md). A message
/// only names a record, and all of it is read: order and repetition of messages do not matter.
/// </summary>
internal sealed class LookAtRecordsHandler(RecordReader reader, ILeadRouting routing, IRecordClocks clocks) : IMessageHandler
{
    private static readonly MessageOutcome Malformed = new MessageOutcome.DeadLetter("names no record");

    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var named = batch.Select(RecordRef.Read).ToList();
        var again = await Look([.. named.OfType<RecordRef>().Distinct()], cancel);
        return new HandlerResult([.. named.Select(record =>
            record is null ? Malformed : again.GetValueOrDefault(record, MessageOutcome.Done.Instance))]);
    }

    /// <summary>Those that are to be looked at again.</summary>
    private async Task<IReadOnlyDictionary<RecordRef, MessageOutcome>> Look(IReadOnlyList<RecordRef> records, CancellationToken cancel)
    {
        // What is stored is read before the CRM is: whoever stored something newer meanwhile is noticed when it is written.
        var look = await clocks.Begin(records, cancel);
        var read = await reader.Read(records, cancel);
        if (read.Failed) return All(records, read.Error);
        var routed = await routing.Route([.. read.Value.Where(record => record.Ref.Kind == RecordKind.Lead)], cancel);
        if (routed.Outage is { } outage) return All(records, outage);
        return await look.Keep(read.Value, routed.Standing, cancel);
    }

    // Whatever the CRM says, no message is to blame: a missing privilege is granted one day, and then all of them count.
    private static Dictionary<RecordRef, MessageOutcome> All(IReadOnlyList<RecordRef> records, DataverseError error) =>
        records.ToDictionary(record => record, _ => (MessageOutcome)new MessageOutcome.Later($"the CRM: {error.Fault}", error.RetryAfter));
}
