using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using Columns = LeadSync.Schema.LeadScore;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// The scores by models besides the primary: rows of their own under the lead, known by lead and model name. A model that
/// is published no more takes its rows along.
/// </summary>
internal sealed class LeadScores(DataverseClient client, BulkWriter bulk, TimeProvider time)
{
    private const int LongestFilter = 6000;

    /// <summary>Null when all is done, else the outage. Refused rows are added to <paramref name="refused"/>.</summary>
    public async Task<DataverseError?> Write(
        IReadOnlyList<PersonPlan> plans, IReadOnlyDictionary<string, Guid> leads, Dictionary<string, DataverseError> refused, CancellationToken cancel)
    {
        // Where one model is published and never was another, this costs nothing.
        var concerned = plans.Where(plan => plan.Others.Count > 0 || plan.HadOthers)
            .SelectMany(plan => LeadsOf(plan, leads).Select(lead => (Plan: plan, Lead: lead))).DistinctBy(pair => pair.Lead).ToList();
        var known = await Rows([.. concerned.Select(pair => pair.Lead)], cancel);
        if (known.Failed) return known.Error;
        var owners = new Dictionary<string, string>();
        var rows = new List<BulkRow>();
        foreach (var (plan, lead) in concerned)
        {
            foreach (var story in plan.Others)
                if (RowOf(lead, story, known.Value) is { } row && owners.TryAdd($"{lead:N}:{NameOf(story)}", plan.Person.Id))
                    rows.Add(new BulkRow($"{lead:N}:{NameOf(story)}", row));
            if (await RemoveStale(plan, known.Value.Where(row => row.Id($"_{Columns.LeadId}_value") == lead), cancel) is { } outage) return outage;
        }
        var outcome = await bulk.Write(CrmTable.LeadScore, BulkMessage.UpsertMultiple, rows, cancel);
        foreach (var (row, error) in outcome.Refused) refused[owners[row]] = error;
        return outcome.Outage;
    }

    // Closed leads are history, in this too.
    private static IEnumerable<Guid> LeadsOf(PersonPlan plan, IReadOnlyDictionary<string, Guid> written) => plan.Create is null
        ? plan.Records.Leads.Where(lead => lead.IsOpen).Select(lead => lead.Id)
        : written.TryGetValue(plan.Person.Id, out var created) ? [created] : [];

    private async Task<Answer<List<JsonElement>>> Rows(IReadOnlyCollection<Guid> leads, CancellationToken cancel)
    {
        var rows = new List<JsonElement>();
        foreach (var filter in OData.AnyOf(leads.Distinct().Select(lead => $"_{Columns.LeadId}_value%20eq%20{lead:D}"), LongestFilter))
        {
            var found = await client.Query($"{Columns.EntitySetName}?$select={Select}&$filter={filter}", cancel);
            if (found.Failed) return found.Error;
            rows.AddRange(found.Value);
        }
        return rows;
    }

    private static string Select { get; } = string.Join(',', Columns.LeadScoreId, $"_{Columns.LeadId}_value", Columns.ModelName, Columns.ScoreModel,
        Columns.Score, Columns.Interest, Columns.Fit, Columns.Profile, Columns.Grade, Columns.Qualified, Columns.Explanation, Columns.NextChange);

    // Null where the row stands already as it should.
    private JsonObject? RowOf(Guid lead, ScoreStory story, List<JsonElement> known)
    {
        var wanted = LeadColumns.OfScore(story);
        wanted[Columns.Qualified] = story.Score.Qualified;
        var row = known.Find(row => row.Id($"_{Columns.LeadId}_value") == lead && row.Text(Columns.ModelName) == NameOf(story));
        if (row.ValueKind == JsonValueKind.Object && LeadDifference.Of(row, wanted).Count == 0) return null;
        wanted[Columns.Name] = story.Score.Model;
        wanted[Columns.ScoredOn] = PersonPlanner.Time(time.GetUtcNow());
        wanted["@odata.id"] = $"{Columns.EntitySetName}(_{Columns.LeadId}_value={lead:D},{Columns.ModelName}={OData.Text(NameOf(story))})";
        return wanted;
    }

    private async Task<DataverseError?> RemoveStale(PersonPlan plan, IEnumerable<JsonElement> rows, CancellationToken cancel)
    {
        foreach (var row in rows.Where(row => !plan.Others.Any(story => NameOf(story) == row.Text(Columns.ModelName))))
            if (row.Id(Columns.LeadScoreId) is { } id && await client.Delete(Columns.EntitySetName, id, cancel) is { Failed: true, Error: { IsOutage: true } outage })
                return outage;
        return null;
    }

    private static string NameOf(ScoreStory story) => story.Score.Model[..story.Score.Model.LastIndexOf('/')];
}
