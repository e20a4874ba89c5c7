using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.ReceiveCrmChanges;

/// <summary>What became of a post of the CRM.</summary>
internal enum ReceivedChange { Queued, OwnWrite, OtherTable, NotUnderstood }

/// <summary>Queues what somebody else changed in the CRM. A row that waits in the queue already is not queued twice.</summary>
internal sealed class CrmChangesReceiver(IMessageQueue queue)
{
    private static readonly HashSet<string> Watched =
    [
        CrmTable.Lead.LogicalName, CrmTable.Contact.LogicalName, CrmTable.Account.LogicalName, CrmTable.ScoringModel.LogicalName, CrmTable.Segment.LogicalName,
        CrmTable.NetworkRange.LogicalName, CrmTable.BuyingRole.LogicalName, CrmTable.AccountName.LogicalName, CrmTable.MappingDecision.LogicalName,
        CrmTable.Persona.LogicalName, CrmTable.NurtureTrack.LogicalName, CrmTable.Opportunity.LogicalName, CrmTable.PhoneCall.LogicalName,
        CrmTable.Email.LogicalName, CrmTable.Appointment.LogicalName, CrmTable.SlaPolicy.LogicalName, CrmTable.SlaEscalation.LogicalName,
        CrmTable.Calendar.LogicalName, CrmTable.Stage.LogicalName,
        CrmTable.RoutingRule.LogicalName, CrmTable.Seller.LogicalName, CrmTable.Absence.LogicalName, CrmTable.TaskTemplate.LogicalName, CrmTable.User.LogicalName,
    ];

    /// <summary>Durable when it returns <see cref="ReceivedChange.Queued"/>.</summary>
    public async Task<(ReceivedChange Result, string? Problem)> Receive(ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var reading = RemoteContext.Read(body);
        if (reading.Change is not { } change) return (ReceivedChange.NotUnderstood, reading.Problem);
        if (reading.IsOwn) return (ReceivedChange.OwnWrite, null);
        if (!Watched.Contains(change.Table)) return (ReceivedChange.OtherTable, null);
        await queue.Send(Queues.Changes, [change.ToMessage()], cancel);
        return (ReceivedChange.Queued, null);
    }
}
