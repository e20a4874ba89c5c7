using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Schema;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>What became of the plans, by person id.</summary>
/// <param name="Leads">The lead of each person whose plan is done.</param>
/// <param name="Refused">What the CRM would not take. A person may be here and in <paramref name="Leads"/>: score written, stage refused.</param>
/// <param name="Outage">Set where the CRM went away; who is in neither is still to be written.</param>
internal sealed record WrittenLeads(
    IReadOnlyDictionary<string, Guid> Leads, IReadOnlyDictionary<string, DataverseError> Refused, DataverseError? Outage);

/// <summary>Carries plans out in few requests: scores of known leads, new leads, stage moves.</summary>
internal sealed class LeadWriter(DataverseClient client, BulkWriter bulk)
{
    private const int LongestFilter = 6000;

    public async Task<WrittenLeads> Write(IReadOnlyList<LeadPlan> plans, CancellationToken cancel)
    {
        var state = new Progress();
        foreach (var plan in plans.Where(plan => plan.Lead is not null && plan.Update.Count == 0)) state.Leads[plan.Person.Id] = plan.Lead!.Id;
        await Update(plans, state, cancel);
        if (state.Outage is null) await Create(plans, state, cancel);
        if (state.Outage is null) await Qualify(plans, state, cancel);
        return new WrittenLeads(state.Leads, state.Refused, state.Outage);
    }

    private async Task Update(IReadOnlyList<LeadPlan> plans, Progress state, CancellationToken cancel)
    {
        var known = plans.Where(plan => plan.Lead is not null && plan.Update.Count > 0).ToDictionary(plan => plan.Person.Id);
        var rows = known.Values.Select(plan => new BulkRow(plan.Person.Id, LeadPlan.Row(plan.Lead!.Id, plan.Update))).ToList();
        var outcome = await bulk.Write(CrmTable.Lead, BulkMessage.UpdateMultiple, rows, cancel);
        foreach (var person in outcome.Written) state.Leads[person] = known[person].Lead!.Id;
        state.Take(outcome);
    }

    private async Task Create(IReadOnlyList<LeadPlan> plans, Progress state, CancellationToken cancel)
    {
        var rows = plans.Where(plan => plan.Create is not null).Select(plan => new BulkRow(plan.Person.Id, plan.Create!)).ToList();
        var outcome = await bulk.Write(CrmTable.Lead, BulkMessage.UpsertMultiple, rows, cancel);
        state.Take(outcome);
        // UpsertMultiple says nothing of ids. An upsert whose ids cannot be read now is simply done again.
        foreach (var filter in OData.AnyOf(outcome.Written.Select(person => $"{Columns.PersonId}%20eq%20{OData.Text(person)}"), LongestFilter))
        {
            var found = await client.Query($"leads?$select=leadid,{Columns.PersonId}&$filter={filter}", cancel);
            if (found.Failed)
            {
                state.Outage ??= found.Error;
                return;
            }
            foreach (var row in found.Value)
                if (row.Text(Columns.PersonId) is { } person && row.Id("leadid") is { } lead)
                    state.Leads[person] = lead;
        }
    }

    private async Task Qualify(IReadOnlyList<LeadPlan> plans, Progress state, CancellationToken cancel)
    {
        var rows = new List<BulkRow>();
        foreach (var plan in plans.Where(plan => plan.Qualifies))
            if (state.Leads.TryGetValue(plan.Person.Id, out var lead))
                rows.Add(new BulkRow(plan.Person.Id, LeadPlan.Row(lead, new JsonObject { [Columns.Stage] = LeadStage.QualifiedLead })));
        var outcome = await bulk.Write(CrmTable.Lead, BulkMessage.UpdateMultiple, rows, cancel);
        state.Take(outcome);
        // Who was not reached comes again, and then finds the score in place.
        foreach (var row in rows.Where(row => outcome.Outage is not null && !outcome.Written.Contains(row.Key))) state.Leads.Remove(row.Key);
    }

    private sealed class Progress
    {
        public Dictionary<string, Guid> Leads { get; } = [];

        public Dictionary<string, DataverseError> Refused { get; } = [];

        public DataverseError? Outage { get; set; }

        public void Take(BulkOutcome outcome)
        {
            foreach (var (person, error) in outcome.Refused) Refused[person] = error;
            Outage ??= outcome.Outage;
        }
    }
}
