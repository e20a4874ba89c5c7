using System.Text.Json;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using LeadSync.Functions.Routing;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.State;
using LeadSync.Schema;

namespace LeadSync.Functions.RoutingSweep;

/// <summary>
/// Finds leads that wait for routing because a message was lost, a process died, or nobody told LeadSync: Qualified Leads without
/// a routing, leads whose owner left, and routings that were decided and never written. They are looked at; a run that
/// finds nothing to do costs a few queries.
/// </summary>
internal sealed partial class RoutingSweepJob(
    DataverseClient client, IPartitionStore store, LeftOwners left, RecordMarks marks, ILogger<RoutingSweepJob> log) : IScheduledJob
{
    public const string Schedule = "0 35 * * * *";

    /// <summary>How far the clocks of the CRM and of LeadSync may be apart.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(2);

    private static readonly string Qualified =
        $"leads?$select=leadid,{Lead.StageEnteredOn},{Lead.RoutedOn}&$filter=statecode%20eq%200%20and%20{Lead.Stage}%20eq%20{LeadStage.QualifiedLead}";

    /// <exception cref="IOException">The CRM is away; the next run does what is left.</exception>
    public async Task Run(DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await client.Query(Qualified, cancel);
        if (rows.Failed) throw Away(rows.Error);
        var waiting = rows.Value.Where(IsUnrouted).Select(row => row.Id("leadid")).OfType<Guid>().ToHashSet();
        await foreach (var row in store.Range(PoolRows.Partition, PoolRows.PendingPrefix, PoolRows.PendingEnd, cancel)) waiting.Add(PoolRows.LeadOfPending(row.Row));
        await marks.Mark(waiting.Select(id => new RecordRef(RecordKind.Lead, id)), cancel);
        if (waiting.Count > 0) LogFound(waiting.Count);
        if (await left.Mark(null, cancel) is { } error) throw Away(error);
    }

    // Routed before it came into the stage, or never.
    private static bool IsUnrouted(JsonElement row) =>
        row.Time(Lead.RoutedOn) is not { } routed || (row.Time(Lead.StageEnteredOn) is { } entered && routed + Apart < entered);

    private static IOException Away(DataverseError error) => new($"The CRM cannot be swept for leads without an owner now: {error.Fault} {error.Code}");

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} leads that waited for routing are looked at.")]
    private partial void LogFound(int count);
}
