using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Nurture;
using LeadSync.Schema;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// Asks the CRM to make leads Qualified Leads. Where a plug-in says no, its words stand in the lead until the move succeeds
/// or is wanted no more; the move is asked for again whenever the person is looked at, on the next day at the latest.
/// </summary>
internal sealed class StageMoves(BulkWriter bulk)
{
    /// <summary>The longest text the column takes.</summary>
    private const int LongestHint = 2000;

    /// <summary>Null when all is done, else the outage. Who is refused by a plug-in is held, any other refusal is one like those of other rows.</summary>
    public async Task<DataverseError?> Qualify(IReadOnlyList<PersonPlan> plans, WritingProgress state, CancellationToken cancel)
    {
        var leads = state.Leads;
        var moving = plans.Where(plan => plan.Qualifies && leads.ContainsKey(plan.Person.Id)).ToDictionary(plan => plan.Person.Id);
        var answers = new Dictionary<string, DataverseError>();
        foreach (var rows in Batches([.. moving.Values], leads))
        {
            var outcome = await bulk.Write(CrmTable.Lead, BulkMessage.UpdateMultiple, rows, cancel);
            foreach (var (person, error) in outcome.Refused) answers[person] = error;
            if (outcome.Outage is { } outage) return outage;
        }
        foreach (var (person, error) in answers)
            if (error.Fault == DataverseFault.RefusedByPlugIn) state.Held.Add(person);
            else state.Refused[person] = error;
        var hints = answers.Where(answer => state.Held.Contains(answer.Key))
            .Select(answer => (Person: answer.Key, Text: LeadColumns.Cut(answer.Value.Message, LongestHint)))
            .Where(hint => HintOf(moving[hint.Person]) != hint.Text)
            .Select(hint => Row(hint.Person, leads, new JsonObject { [Columns.StageHint] = hint.Text }));
        var told = await bulk.Write(CrmTable.Lead, BulkMessage.UpdateMultiple, [.. hints], cancel);
        state.Take(told, person => person);
        return told.Outage;
    }

    // A lead that was refused before is likely refused again, and would cost its batch as often as that can be halved.
    private static IEnumerable<IReadOnlyList<BulkRow>> Batches(IReadOnlyList<PersonPlan> plans, IReadOnlyDictionary<string, Guid> leads)
    {
        yield return [.. plans.Where(plan => HintOf(plan) is null).Select(plan => Row(plan.Person.Id, leads, Qualified(plan)))];
        foreach (var plan in plans.Where(plan => HintOf(plan) is not null))
        {
            var columns = Qualified(plan);
            columns[Columns.StageHint] = null;
            yield return [Row(plan.Person.Id, leads, columns)];
        }
    }

    private static JsonObject Qualified(PersonPlan plan)
    {
        var columns = NurtureColumns.OfLeaving(plan.Records.Lead);
        columns[Columns.Stage] = LeadStage.QualifiedLead;
        return columns;
    }

    private static string? HintOf(PersonPlan plan) => plan.Records.Lead?.StageHint;

    private static BulkRow Row(string person, IReadOnlyDictionary<string, Guid> leads, JsonObject columns)
    {
        columns[RecordTable.Lead.IdColumn] = leads[person].ToString("D");
        return new BulkRow(person, columns);
    }
}
