using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using LeadSync.Functions.UpdateCrm;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.Sla;

/// <summary>What a record shows of its most urgent clock. The columns have the same names in all three tables.</summary>
internal sealed partial class SlaColumns(BulkWriter bulk, SlaCount count, ILogger<SlaColumns> log)
{
    private const int LongestName = 200;

    /// <summary>Null when all is done, else the outage. What the CRM refuses is logged and counted.</summary>
    public async Task<DataverseError?> Show(IReadOnlyList<KeptRecord> kept, CancellationToken cancel)
    {
        foreach (var kind in kept.GroupBy(one => one.Record.Ref.Kind))
        {
            var outcome = await bulk.Write(RecordRef.TableOf(kind.Key), BulkMessage.UpdateMultiple, [.. kind.Select(Difference).OfType<BulkRow>()], cancel);
            foreach (var (record, error) in outcome.Refused) LogRefused(record, error.Fault, error.Code);
            count.Refused(outcome.Refused.Count, "record");
            if (outcome.Outage is { } outage) return outage;
        }
        return null;
    }

    private static BulkRow? Difference(KeptRecord one)
    {
        if (one.MostUrgent is not { } clock) return null;
        var wanted = new JsonObject
        {
            [Columns.SlaState] = SlaInstances.StateOf(clock), [Columns.SlaDue] = SlaInstances.Time(one.DueOf(clock)),
            [Columns.SlaName] = one.Rules.Book.Policies.Find(clock.Policy) is { Name.Length: > 0 } policy ? LeadColumns.Cut(policy.Name, LongestName) : null,
            [Columns.SlaMinutesLeft] = one.UsedOf(clock) is { } used ? clock.TargetMinutes - used : null,
        };
        var changes = LeadDifference.Of(one.Record.Row, wanted);
        if (changes.Count == 0 || SlaInstances.IsHardlyAny(changes, one.Record.Row, Columns.SlaMinutesLeft)) return null;
        changes[$"{one.Record.Ref.Table.LogicalName}id"] = one.Record.Ref.Id.ToString("D");
        return new BulkRow(one.Record.Ref.ToString(), changes);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The CRM refused what {Record} is to show of its service level: {Fault} {Code}")]
    private partial void LogRefused(string record, DataverseFault fault, string code);
}
