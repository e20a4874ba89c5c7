using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadSync.Domain.Sla;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using LeadSync.Functions.Sla;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;
using NodaTime;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.SlaSweep;

/// <summary>
/// Asks the CRM which records came into a stage or a pausing status lately, and which activities were completed, and has those records
/// looked at whose clocks do not know of it.
/// </summary>
internal sealed class LostEvents(DataverseClient client, SlaLedger ledger, SlaDirectory directory, RegardedRecords regarded, RecordMarks marks, IPartitionStore store)
{
    /// <summary>How often the CRM is asked.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    // What happened just now is on its way; what happened before the last question was asked may have been committed after it.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private const int LongestFilter = 6000;
    private const string AskedUntil = "asked-until";
    private static readonly Partition Own = new("slatimers", AskedUntil);

    /// <summary>How many records are looked at for it; 0 where it is not time yet.</summary>
    public async Task<int> Recover(DateTimeOffset now, CancellationToken cancel)
    {
        var since = await Asked(cancel) ?? now - Every;
        if (now - since < Every) return 0;
        var rules = await directory.Current(cancel);
        if (rules.Failed) throw Away(rules.Error);
        var lost = new HashSet<RecordRef>();
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            lost.UnionWith(await Entered(kind, rules.Value, (since - Overlap, now - OnItsWay), cancel));
            lost.UnionWith(await Paused(kind, rules.Value, (since - Overlap, now - OnItsWay), cancel));
        }
        foreach (var (table, _, extra) in SlaContacts.Tables)
            lost.UnionWith(await Contacted((table, extra), rules.Value, (since - Overlap, now - OnItsWay), cancel));
        await marks.Mark(lost, cancel);
        await store.Commit(Own, [new RowOperation.Upsert(AskedUntil, Encoding.UTF8.GetBytes(now.ToString("O", CultureInfo.InvariantCulture)))], cancel);
        return lost.Count;
    }

    private async Task<List<RecordRef>> Entered(RecordKind kind, SlaRules rules, (DateTimeOffset From, DateTimeOffset Until) window, CancellationToken cancel)
    {
        var (table, found) = (RecordRef.TableOf(kind), new List<RecordRef>());
        foreach (var row in await Rows(
            $"{table.SetName}?$select={table.LogicalName}id,{Columns.StageEnteredOn},{Columns.Stage}&$filter=statecode%20eq%200%20and%20" +
            $"{Columns.StageEnteredOn}%20ge%20{PersonPlanner.Time(window.From)}%20and%20{Columns.StageEnteredOn}%20lt%20{PersonPlanner.Time(window.Until)}", cancel))
            if (row.Id($"{table.LogicalName}id") is { } id && row.Number(Columns.Stage) is { } stage && row.Time(Columns.StageEnteredOn) is { } entered
                && (rules.Stages.ContainsKey((kind, stage)) || rules.Book.Policies.MayApply(SlaReader.SubjectOf(kind), stage))
                && !(await ledger.Read(new RecordRef(kind, id), cancel)).Clocks.Any(clock => clock.StartedAt >= Instant.FromDateTimeOffset(entered)))
                found.Add(new RecordRef(kind, id));
        return found;
    }

    private async Task<List<RecordRef>> Paused(RecordKind kind, SlaRules rules, (DateTimeOffset From, DateTimeOffset Until) window, CancellationToken cancel)
    {
        var (table, found) = (RecordRef.TableOf(kind), new List<RecordRef>());
        foreach (var statuses in OData.AnyOf(rules.Book.Policies.PauseStatuses.Select(status => string.Create(CultureInfo.InvariantCulture, $"statuscode%20eq%20{status}")), LongestFilter))
            foreach (var row in await Rows(
                $"{table.SetName}?$select={table.LogicalName}id&$filter=statecode%20eq%200%20and%20modifiedon%20ge%20{PersonPlanner.Time(window.From)}" +
                $"%20and%20modifiedon%20lt%20{PersonPlanner.Time(window.Until)}%20and%20({statuses})", cancel))
                if (row.Id($"{table.LogicalName}id") is { } id && (await ledger.Read(new RecordRef(kind, id), cancel)).Clocks.Any(clock => clock.IsRunning))
                    found.Add(new RecordRef(kind, id));
        return found;
    }

    private async Task<List<RecordRef>> Contacted(
        (CrmTable Table, string Extra) activities, SlaRules rules, (DateTimeOffset From, DateTimeOffset Until) window, CancellationToken cancel)
    {
        var found = new List<RecordRef>();
        var rows = await Rows(
            $"{activities.Table.SetName}?$select=activityid,modifiedon,_regardingobjectid_value{activities.Extra}&$filter={SlaContacts.CompletedSince(window.From)}" +
            $"%20and%20modifiedon%20lt%20{PersonPlanner.Time(window.Until)}", cancel);
        foreach (var row in rows)
            if (row.Id("_regardingobjectid_value") is { } id)
                foreach (var record in await regarded.Of([id], cancel))
                    if (MayMatter(row, (await ledger.Read(record, cancel)).Clocks, rules)) found.Add(record);
        return found;
    }

    /// <summary>Whether something is open that the activity may end, or it is a message that no clock was started by.</summary>
    private static bool MayMatter(JsonElement row, IReadOnlyList<SlaClock> clocks, SlaRules rules) => SlaContacts.IsInbound(row)
        ? rules.Book.Policies.AwaitAnswers && row.Id("activityid") is { } id && !clocks.Any(clock => clock.Occasion == id.ToString("N"))
        : row.Time("modifiedon") is { } at && clocks.Any(clock => clock.IsOpen && clock.StartedAt <= Instant.FromDateTimeOffset(at));

    private async Task<DateTimeOffset?> Asked(CancellationToken cancel) => await store.Get(Own, AskedUntil, cancel) is { } row
        ? DateTimeOffset.Parse(Encoding.UTF8.GetString(row.Value), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;

    private async Task<List<JsonElement>> Rows(string query, CancellationToken cancel)
    {
        var rows = await client.Query(query, cancel);
        return rows.Failed ? throw Away(rows.Error) : rows.Value;
    }

    private static IOException Away(DataverseError error) => new($"The CRM cannot be asked for lost events now: {error.Fault} {error.Code}");
}
