using System.Text.Json;
using LeadSync.Domain.Calendars;
using LeadSync.Domain.Sla;
using LeadSync.Functions.Calendars;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.Records;
using Stage = LeadSync.Schema.Stage;

namespace LeadSync.Functions.Sla;

/// <summary>
/// The CRM's policies and what belongs to them, kept in memory. Read anew when the CRM says that something changed, and now
/// and then in case that message was lost. While the CRM is away the last ones stand.
/// </summary>
internal sealed partial class SlaDirectory(
    RowFeed rows, CalendarDirectory calendars, TeamMembers teams, SlaLedger ledger, TimeProvider time, ILogger<SlaDirectory> log) : IDisposable
{
    private static readonly string Stages =
        $"{Stage.EntitySetName}?$select={Stage.AppliesTo},{Stage.LeadStage},{Stage.AccountStage},{Stage.OpportunityStage},_{Stage.SlaPolicyId}_value&$filter=statecode%20eq%200";

    private readonly KeptInMemory<SlaRules> kept = new(TimeSpan.FromMinutes(10), time);

    /// <summary>What there is now, or the error of a CRM that never answered yet.</summary>
    public Task<Answer<SlaRules>> Current(CancellationToken cancel) => kept.Current(Read, cancel);

    /// <summary>A row changed in the CRM: the next one who asks reads all.</summary>
    public async Task Invalidate(CancellationToken cancel)
    {
        await calendars.Invalidate(cancel);
        await kept.Invalidate(cancel);
    }

    public void Dispose() => kept.Dispose();

    private async Task<Answer<SlaRules>> Read(CancellationToken cancel)
    {
        var policies = await rows.All(SlaPolicyRow.Query, SlaPolicyRow.Of, cancel);
        if (policies.Failed) return policies.Error;
        var steps = await rows.All(SlaPolicyRow.StepQuery, row => (object?)SlaPolicyRow.StepOf(row), cancel);
        if (steps.Failed) return steps.Error;
        var stages = await rows.All(Stages, row => (object?)PolicyOf(row), cancel);
        if (stages.Failed) return stages.Error;
        var hours = await calendars.Current(cancel);
        if (hours.Failed) return hours.Error;
        var members = await teams.Of(policies.Value.Select(row => row.Policy.Team).OfType<Guid>(), cancel);
        if (members.Failed) return members.Error;
        var known = steps.Value.Cast<(Guid Policy, SlaEscalation Step)>().ToLookup(step => step.Policy, step => step.Step);
        var whole = policies.Value.Select(row => row with { Policy = row.Policy with { Escalations = [.. known[row.Policy.Id]] } }).ToList();
        var book = new SlaBook(new SlaPolicies(whole.Select(row => row.Policy)), Plans(whole, hours.Value), members.Value, await ledger.MeasuringSince(time.GetUtcNow(), cancel));
        return new SlaRules(book, stages.Value.Cast<((RecordKind, int) Stage, Guid Policy)>().GroupBy(row => row.Stage).ToDictionary(row => row.Key, row => row.First().Policy));
    }

    private Dictionary<Guid, SlaPlan> Plans(IEnumerable<SlaPolicyRow> policies, CalendarBook hours)
    {
        var plans = new Dictionary<Guid, SlaPlan>();
        foreach (var row in policies)
            if (!row.CountsBusinessTime) plans[row.Policy.Id] = new SlaPlan(row.Policy, BusinessCalendar.AlwaysOpen, "always");
            else if (hours.Exactly(row.Calendar) is { } exact) plans[row.Policy.Id] = new SlaPlan(row.Policy, exact.Calendar!, exact.Version);
            else LogNoCalendar(row.Policy.Id);
        return plans;
    }

    private static ((RecordKind Kind, int Stage) Stage, Guid Policy)? PolicyOf(JsonElement row)
    {
        var stage = row.Number(Stage.AppliesTo) switch
        {
            Schema.StageTable.Lead => (RecordKind.Lead, row.Number(Stage.LeadStage)),
            Schema.StageTable.Account => (RecordKind.Account, row.Number(Stage.AccountStage)),
            _ => (RecordKind.Opportunity, row.Number(Stage.OpportunityStage)),
        };
        return stage.Item2 is { } value && row.Id($"_{Stage.SlaPolicyId}_value") is { } policy ? ((stage.Item1, value), policy) : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The SLA policy {Policy} counts business time, but its calendar cannot be used: its clocks wait.")]
    private partial void LogNoCalendar(Guid policy);
}
