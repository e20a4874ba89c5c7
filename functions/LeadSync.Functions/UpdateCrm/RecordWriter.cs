using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>What became of the plans, by person id.</summary>
/// <param name="Leads">The lead of each person who has one.</param>
/// <param name="Refused">What the CRM would not take; other rows of the same person may be in place.</param>
/// <param name="Held">Whose lead a plug-in keeps from qualifying, for now.</param>
/// <param name="Outage">Set where the CRM went away: then only who had nothing to write is done.</param>
internal sealed record WrittenPlans(
    IReadOnlyDictionary<string, Guid> Leads, IReadOnlyDictionary<string, DataverseError> Refused, IReadOnlySet<string> Held, DataverseError? Outage);

/// <summary>Carries plans out in few requests: known records, new leads, scores by other models, stage moves.</summary>
internal sealed class RecordWriter(DataverseClient client, BulkWriter bulk, LeadScores scores, StageMoves moves)
{
    private const int LongestFilter = 6000;

    // Of two people in the middle of their merge one creates the lead; the other looks again, and finds it.
    private static readonly DataverseError BecomingOne = new(DataverseFault.DuplicateKey, "", "two people are becoming one");

    public async Task<WrittenPlans> Write(IReadOnlyList<PersonPlan> plans, CancellationToken cancel)
    {
        var state = new WritingProgress();
        foreach (var plan in plans)
            if (plan.Records.Lead is { } lead) state.Leads[plan.Person.Id] = lead.Id;
        await Update(RecordTable.Lead, plans, state, cancel);
        if (state.Outage is null) await Create(plans, state, cancel);
        if (state.Outage is null) await Update(RecordTable.Contact, plans, state, cancel);
        if (state.Outage is null) state.Outage = await scores.Write(plans, state.Leads, state.Refused, cancel);
        if (state.Outage is null) state.Outage = await moves.Qualify(plans, state, cancel);
        return new WrittenPlans(state.Leads, state.Refused, state.Held, state.Outage);
    }

    private async Task Update(RecordTable table, IReadOnlyList<PersonPlan> plans, WritingProgress state, CancellationToken cancel)
    {
        var owners = new Dictionary<string, string>();
        var rows = new List<BulkRow>();
        foreach (var plan in plans)
            foreach (var change in plan.Changes.Where(change => change.Record.Table == table && change.Columns.Count > 0))
                if (owners.TryAdd(change.Record.Id.ToString("D"), plan.Person.Id))
                    rows.Add(new BulkRow(change.Record.Id.ToString("D"), Row(table, change.Record.Id, change.Columns)));
        state.Take(await bulk.Write(table.Crm, BulkMessage.UpdateMultiple, rows, cancel), row => owners[row]);
    }

    private async Task Create(IReadOnlyList<PersonPlan> plans, WritingProgress state, CancellationToken cancel)
    {
        var creators = new Dictionary<string, string>();
        var rows = new List<BulkRow>();
        foreach (var plan in plans.Where(plan => plan.Create is not null).OrderByDescending(plan => plan.Person.Members.Count))
            if (creators.TryAdd(plan.CreatedAs, plan.Person.Id)) rows.Add(new BulkRow(plan.CreatedAs, plan.Create!));
            else state.Refused[plan.Person.Id] = BecomingOne;
        var outcome = await bulk.Write(CrmTable.Lead, BulkMessage.UpsertMultiple, rows, cancel);
        state.Take(outcome, key => creators[key]);
        // UpsertMultiple says nothing of ids. An upsert whose ids cannot be read now is simply done again.
        foreach (var filter in OData.AnyOf(outcome.Written.Select(key => $"{Columns.PersonId}%20eq%20{OData.Text(key)}"), LongestFilter))
        {
            var found = await client.Query($"leads?$select=leadid,{Columns.PersonId}&$filter={filter}", cancel);
            if (found.Failed)
            {
                state.Outage ??= found.Error;
                return;
            }
            foreach (var row in found.Value)
                if (row.Text(Columns.PersonId) is { } key && outcome.Written.Contains(key) && row.Id("leadid") is { } lead)
                    state.Leads[creators[key]] = lead;
        }
    }

    private static JsonObject Row(RecordTable table, Guid id, JsonObject columns)
    {
        var row = new JsonObject { [table.IdColumn] = id.ToString("D") };
        foreach (var (column, value) in columns) row[column] = value?.DeepClone();
        return row;
    }

}

/// <summary>What has become of the plans so far.</summary>
internal sealed class WritingProgress
{
    public Dictionary<string, Guid> Leads { get; } = [];

    public Dictionary<string, DataverseError> Refused { get; } = [];

    public HashSet<string> Held { get; } = [];

    public DataverseError? Outage { get; set; }

    public void Take(BulkOutcome outcome, Func<string, string> personOf)
    {
        foreach (var (row, error) in outcome.Refused) Refused[personOf(row)] = error;
        Outage ??= outcome.Outage;
    }
}
