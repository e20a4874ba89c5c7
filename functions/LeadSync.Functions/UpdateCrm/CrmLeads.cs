using System.Text.Json;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.State;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>Finds, plans and writes the leads of a batch of people.</summary>
internal sealed class CrmLeads(LeadFinder finder, LeadWriter writer, IPartitionStore store, ILogger<CrmLeads> log)
{
    private static readonly WrittenLeads Nothing = new(new Dictionary<string, Guid>(), new Dictionary<string, DataverseError>(), null);

    /// <summary>The plan of each person and what became of it; no plans where the CRM is away.</summary>
    public async Task<(Dictionary<string, LeadPlan> Plans, WrittenLeads Written)> Write(List<Sought> people, LeadPlanner planner, CancellationToken cancel)
    {
        var found = await finder.Find(people, cancel);
        if (found.Failed) return ([], Nothing with { Outage = found.Error });
        var plans = people.Select(person => planner.Plan(person, found.Value.GetValueOrDefault(person.Person.Id))).ToDictionary(plan => plan.Person.Id);
        return (plans, await writer.Write([.. plans.Values], cancel));
    }

    /// <summary>
    /// Keeps what the CRM would not take, by person, for whoever looks after LeadSync. The log gets no more than the code: the CRM's text may
    /// name people.
    /// </summary>
    public async Task NoteRefusal(string person, DataverseError error, CancellationToken cancel)
    {
        log.LogWarning("The CRM refused the lead of person {Person}: {Fault} {Code}", person, error.Fault, error.Code);
        var note = JsonSerializer.SerializeToUtf8Bytes(new { fault = error.Fault.ToString(), error.Code, error.Message }, JsonSerializerOptions.Web);
        await store.Commit(new Partition("refusals", person), [new RowOperation.Upsert("lead", note)], cancel);
    }
}
