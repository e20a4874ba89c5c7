using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;

namespace LeadSync.Functions.Sla;

/// <summary>Takes in changed activities of one kind: what they regard is looked at.</summary>
internal abstract class ChangedActivities(CrmTable table, DataverseClient client, RegardedRecords regarded, RecordMarks marks) : IChangedRows
{
    public CrmTable Table => table;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        var rows = await client.QueryAny(
            $"{table.SetName}?$select=activityid,_regardingobjectid_value&$filter=", changed.Select(id => $"activityid%20eq%20{id:D}"), cancel);
        if (rows.Failed) return rows.Error;
        var records = await regarded.Of(rows.Value.Select(row => row.Id("_regardingobjectid_value")).OfType<Guid>(), cancel);
        await marks.Mark(records, cancel);
        return null;
    }
}

/// <summary>Takes in changed calls.</summary>
internal sealed class ChangedCalls(DataverseClient client, RegardedRecords regarded, RecordMarks marks) : ChangedActivities(CrmTable.PhoneCall, client, regarded, marks);

/// <summary>Takes in changed e-mails.</summary>
internal sealed class ChangedEmails(DataverseClient client, RegardedRecords regarded, RecordMarks marks) : ChangedActivities(CrmTable.Email, client, regarded, marks);

/// <summary>Takes in changed appointments.</summary>
internal sealed class ChangedAppointments(DataverseClient client, RegardedRecords regarded, RecordMarks marks)
    : ChangedActivities(CrmTable.Appointment, client, regarded, marks);

/// <summary>Tells what an activity regards: the CRM names the row, and not of which table it is.</summary>
internal sealed class RegardedRecords(SlaLedger ledger)
{
    /// <summary>The record that has clocks; where none of that id has, one of each kind, for a look passes over those that are not there.</summary>
    public async Task<IReadOnlyList<RecordRef>> Of(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var found = new List<RecordRef>();
        foreach (var id in ids.Distinct())
        {
            var kinds = Enum.GetValues<RecordKind>().Select(kind => new RecordRef(kind, id)).ToList();
            var stored = await ledger.Read(kinds, cancel);
            var known = kinds.Where(record => stored[record].ETag is not null).ToList();
            found.AddRange(known.Count > 0 ? known : kinds);
        }
        return found;
    }
}
