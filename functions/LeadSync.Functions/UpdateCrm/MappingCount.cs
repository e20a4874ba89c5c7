using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Columns = LeadSync.Schema.Lead;
using Status = LeadSync.Schema.MappingStatus;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>Counts how leads come to be mapped, for whoever collects metrics: <c>leadsync.mapping.decisions</c> by <c>outcome</c>.</summary>
internal sealed class MappingCount(IMeterFactory meters)
{
    /// <summary>The name of the meter.</summary>
    public const string Meter = "LeadSync.Mapping";

    private readonly Counter<long> decisions = meters.Create(Meter)
        .CreateCounter<long>("leadsync.mapping.decisions", "{lead}", "Leads that were mapped in another way than before.");

    /// <summary>What a plan writes that says another mapping; the same decision once more counts nothing.</summary>
    public void Add(PersonPlan plan)
    {
        foreach (var columns in plan.Changes.Select(change => change.Columns).Append(plan.Create))
            if (columns?[Columns.MappedOn] is not null) decisions.Add(1, new KeyValuePair<string, object?>("outcome", OutcomeOf(columns)));
    }

    // A status that stays is not among the columns that change: the account or the method alone became another.
    private static string OutcomeOf(JsonObject columns) => (int?)columns[Columns.MappingStatus] switch
    {
        Status.Mapped => "auto",
        Status.ToReview => "review",
        Status.NoAccount => "none",
        _ => "moved",
    };
}
