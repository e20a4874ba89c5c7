using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Domain.Sla;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;

namespace LeadSync.Functions.Sla;

/// <summary>An escalation step that is to be taken.</summary>
internal sealed record DueStep(KeptRecord One, SlaClock Clock, SlaPolicy Policy, SlaEscalation Step)
{
    /// <summary>Names the step: whatever it makes is made once.</summary>
    public string Key => $"{One.Record.Ref} {StoredClocks.StepKey(Clock, Step.Id)}";

    /// <summary>The id of the row that it makes.</summary>
    public Guid RowId => new(SHA256.HashData(Encoding.UTF8.GetBytes(Key)).AsSpan(0, 16));
}

/// <summary>Takes the escalation steps that have fired: reminds, raises, gives leads away.</summary>
internal sealed partial class SlaEscalations(
    DataverseClient client, ILeadRouting routing, SlaTasks tasks, SlaCount count, ILogger<SlaEscalations> log)
{
    /// <summary>Null when all is done, else the outage. What the CRM refuses is logged and counted; the clock's history tells of the step all the same.</summary>
    public async Task<DataverseError?> Take(IReadOnlyList<KeptRecord> kept, CancellationToken cancel)
    {
        var due = kept.SelectMany(Due).ToList();
        if (due.Count == 0) return null;
        var people = await tasks.PeopleOf(due, cancel);
        if (people.Failed) return people.Error;
        foreach (var step in due)
            if (await Take(step, people.Value, cancel) is { } error)
            {
                if (error.IsOutage) return error;
                LogRefused(step.Step.Id, step.One.Record.Ref.ToString(), error.Fault, error.Code);
                count.Refused(1, "escalation");
            }
        return null;
    }

    /// <summary>What has ended meanwhile needs nobody's attention any more.</summary>
    private static IEnumerable<DueStep> Due(KeptRecord one) =>
        from clock in one.Clocks.Clocks
        where clock.IsOpen && one.Rules.Book.Policies.Find(clock.Policy) is not null
        let policy = one.Rules.Book.Policies.Find(clock.Policy)
        from step in policy.Escalations
        where one.Clocks.Pending.Contains(StoredClocks.StepKey(clock, step.Id))
        select new DueStep(one, clock, policy, step);

    private async Task<DataverseError?> Take(DueStep due, TaskPeople people, CancellationToken cancel)
    {
        var (record, step) = (due.One.Record, due.Step);
        if (step.Action != EscalationAction.Reassign) return (await tasks.Make(due, people, cancel)).Error;
        if (record.Ref.Kind == RecordKind.Lead) return await routing.Reassign(new Reassignment(record, due.Key, step.User, step.Queue, step.Team), cancel);
        var owner = step.User is { } user ? $"/systemusers({user:D})" : step.Team is { } team ? $"/teams({team:D})" : null;
        // Only leads have pools and queues; for others somebody has to be named, else somebody above decides.
        return owner is null
            ? (await tasks.Make(due with { Step = step with { Action = EscalationAction.Raise } }, people, cancel)).Error
            : (await client.Update(record.Ref.Table.SetName, record.Ref.Id, new JsonObject { ["ownerid@odata.bind"] = owner }, cancel)).Error;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The CRM refused the escalation {Step} of {Record}: {Fault} {Code}")]
    private partial void LogRefused(Guid step, string record, DataverseFault fault, string code);
}
