using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Nurture;
using LeadSync.Schema;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// Asks the CRM to make leads Qualified Leads. Where a plug-in says no, its words stand in the lead until the move succeeds
/// or is wanted no more; the move is asked for again whenever the person is looked at, and not before.
/// </summary>
internal sealed class StageMoves(BulkWriter bulk)
{
    /// <summary>The longest text the column takes.</summary>
    private const int LongestHint = 2000;

    /// <summary>Null when all is done, else the outage. Refusals other than a plug-in's are added to <paramref name="refused"/>.</summary>
    public async Task<DataverseError?> Qualify(
        IReadOnlyList<PersonPlan> plans, IReadOnlyDictionary<string, Guid> leads, Dictionary<string, DataverseError> refused, CancellationToken cancel)
    {
        var moving = plans.Where(plan => plan.Qualifies && leads.ContainsKey(plan.Person.Id)).ToDictionary(plan => plan.Person.Id);
        var answers = new Dictionary<string, DataverseError>();
        foreach (var rows in Batches([.. moving.Values], leads))
        {
            var outcome = await bulk.Write(CrmTable.Lead, BulkMessage.UpdateMultiple, rows, cancel);
            foreach (var (person, error) in outcome.Refused) answers[person] = error;
            if (outcome.Outage is { } outage) return outage;
        }
        foreach (var (person, error) in answers.Where(answer => answer.Value.Fault != DataverseFault.RefusedByPlugIn)) refused[person] = error;
        var hints = answers.Where(answer => answer.Value.Fault == DataverseFault.RefusedByPlugIn)
            .Select(answer => (Person: answer.Key, Text: LeadColumns.Cut(answer.Value.Message, LongestHint)))
            .Where(hint => HintOf(moving[hint.Person]) != hint.Text)
            .Select(hint => Row(hint.Person, leads, new JsonObject { [Columns.StageHint] = hint.Text }));
        var told = await bulk.Write(CrmTable.Lead, BulkMessage.UpdateMultiple, [.. hints], cancel);
        foreach (var (person, error) in told.Refused) refused[person] = error;
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
