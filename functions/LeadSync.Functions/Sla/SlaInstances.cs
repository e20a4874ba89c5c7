using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Domain.Sla;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using LeadSync.Functions.UpdateCrm;
using NodaTime;
using Columns = LeadSync.Schema.SlaInstance;

namespace LeadSync.Functions.Sla;

/// <summary>
/// The rows that show clocks in the CRM, one per clock. They are compared with what the CRM has, so that whatever was missed is
/// made up for by the next look; what stands as it should is not written.
/// </summary>
internal sealed partial class SlaInstances(DataverseClient client, BulkWriter bulk, SlaCount count, ILogger<SlaInstances> log)
{
    /// <summary>Minutes alone are written anew when they are off by so many: whoever shows them counts down from the due time.</summary>
    public const int StaleMinutes = 15;

    private const int LongestName = 200;

    private static readonly string Select = string.Join(',', Columns.Key, Lookup(Columns.SlaPolicyId), Columns.State, Lookup(Columns.LeadId), Lookup(Columns.AccountId),
        Lookup(Columns.OpportunityId), Lookup(Columns.UserId), Lookup(Columns.TeamId), Columns.StartedOn, Columns.DueOn, Columns.EndedOn, Columns.BreachedOn,
        Columns.TargetMinutes, Columns.MinutesUsed, Columns.MinutesLeft, Columns.WarnedPercent, Columns.Escalations, Columns.History, Columns.Name);

    private static readonly Dictionary<SlaState, int> States = new()
    {
        [SlaState.Running] = Schema.SlaState.Running, [SlaState.Warned] = Schema.SlaState.Warned, [SlaState.Met] = Schema.SlaState.Met,
        [SlaState.Breached] = Schema.SlaState.Breached, [SlaState.Paused] = Schema.SlaState.Paused, [SlaState.Cancelled] = Schema.SlaState.Cancelled,
    };

    /// <summary>The state as the CRM has it.</summary>
    public static int StateOf(SlaClock clock) => States[clock.State];

    /// <summary>The key of a clock's row: no longer than a column of an alternate key may be, whatever names the clock.</summary>
    public static string KeyOf(RecordRef record, SlaClock clock) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{record} {clock.Key}")))[..32];

    /// <summary>An instant as the CRM has it.</summary>
    public static string? Time(Instant? at) => at is { } instant ? PersonPlanner.Time(instant.ToDateTimeOffset()) : null;

    /// <summary>Whether minutes are all that differs, and not by much.</summary>
    public static bool IsHardlyAny(JsonObject changes, JsonElement row, string minutesLeft, params string[] others) =>
        changes.All(change => change.Key == minutesLeft || others.Contains(change.Key))
        && (changes[minutesLeft] is not { } left || (row.Number(minutesLeft) is { } shown && Math.Abs(left.GetValue<long>() - shown) < StaleMinutes));

    /// <summary>Null when all is done, else the outage. What the CRM refuses is logged and counted.</summary>
    public async Task<DataverseError?> Show(IReadOnlyList<KeptRecord> kept, CancellationToken cancel)
    {
        var wanted = kept.SelectMany(one => one.ToShow.Select(clock => (Key: KeyOf(one.Record.Ref, clock), One: one, Clock: clock))).ToList();
        if (wanted.Count == 0) return null;
        var rows = await client.QueryAny($"{Columns.EntitySetName}?$select={Select}&$filter=", wanted.Select(row => $"{Columns.Key}%20eq%20{OData.Text(row.Key)}"), cancel);
        if (rows.Failed) return rows.Error;
        var known = rows.Value.Where(row => row.Text(Columns.Key) is not null).ToDictionary(row => row.Text(Columns.Key)!);
        var writes = wanted.Select(row => Difference(row.Key, RowOf(row.One, row.Clock), known)).OfType<BulkRow>().ToList();
        var outcome = await bulk.Write(CrmTable.SlaInstance, BulkMessage.UpsertMultiple, writes, cancel);
        foreach (var (key, error) in outcome.Refused) LogRefused(key, error.Fault, error.Code);
        count.Refused(outcome.Refused.Count, "instance");
        return outcome.Outage;
    }

    private static BulkRow? Difference(string key, JsonObject wanted, Dictionary<string, JsonElement> known)
    {
        var changes = wanted;
        if (known.TryGetValue(key, out var row))
        {
            changes = LeadDifference.Of(row, wanted);
            if (changes.Count == 0 || IsHardlyAny(changes, row, Columns.MinutesLeft, Columns.MinutesUsed)) return null;
        }
        changes["@odata.id"] = $"{Columns.EntitySetName}({Columns.Key}={OData.Text(key)})";
        return new BulkRow(key, changes);
    }

    private static JsonObject RowOf(KeptRecord one, SlaClock clock)
    {
        var row = new JsonObject
        {
            [Columns.State] = StateOf(clock), [Columns.StartedOn] = Time(clock.StartedAt), [Columns.EndedOn] = Time(clock.EndedAt),
            [Columns.BreachedOn] = Time(clock.BreachedAt), [Columns.TargetMinutes] = clock.TargetMinutes, [Columns.WarnedPercent] = clock.WarnedPercent,
            [Columns.Escalations] = clock.Escalations, [Columns.History] = SlaClockJson.History(clock),
            [RecordBinding(one.Record.Ref)] = $"/{one.Record.Ref.Table.SetName}({one.Record.Ref.Id:D})",
        };
        var policy = one.Rules.Book.Policies.Find(clock.Policy);
        if (policy is not null)
        {
            row[Columns.Name] = LeadColumns.Cut(policy.Name, LongestName);
            row[$"{Columns.SlaPolicyIdNavigation}@odata.bind"] = $"/{CrmTable.SlaPolicy.SetName}({policy.Id:D})";
        }
        if (one.UsedOf(clock) is { } used)
        {
            row[Columns.DueOn] = Time(one.DueOf(clock));
            row[Columns.MinutesUsed] = used;
            row[Columns.MinutesLeft] = clock.TargetMinutes - used;
        }
        // Who had it when it ended stays in charge of it.
        if (clock.IsOpen || !one.Before.Clocks.Contains(clock)) AddOwner(row, one.Record.Owner, policy?.Team);
        return row;
    }

    // A joint team shares the clock whoever owns the record.
    private static void AddOwner(JsonObject row, RecordOwner? owner, Guid? joint)
    {
        row[$"{Columns.UserIdNavigation}@odata.bind"] = owner is { IsTeam: false } user ? $"/systemusers({user.Id:D})" : null;
        row[$"{Columns.TeamIdNavigation}@odata.bind"] = (joint ?? (owner is { IsTeam: true } team ? team.Id : null)) is { } sharing ? $"/teams({sharing:D})" : null;
    }

    private static string RecordBinding(RecordRef record) => record.Kind switch
    {
        RecordKind.Lead => $"{Columns.LeadIdNavigation}@odata.bind",
        RecordKind.Account => $"{Columns.AccountIdNavigation}@odata.bind",
        _ => $"{Columns.OpportunityIdNavigation}@odata.bind",
    };

    private static string Lookup(string column) => $"_{column}_value";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The CRM refused the SLA instance {Key}: {Fault} {Code}")]
    private partial void LogRefused(string key, DataverseFault fault, string code);
}
