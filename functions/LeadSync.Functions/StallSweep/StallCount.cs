using System.Diagnostics.Metrics;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.StallSweep;

/// <summary>Counts stalled opportunities, for whoever collects metrics: <c>leadsync.stall.opportunities</c> by <c>outcome</c>.</summary>
internal sealed class StallCount(IMeterFactory meters)
{
    /// <summary>The name of the meter.</summary>
    public const string Meter = "LeadSync.StallSweep";

    private readonly Counter<long> opportunities = meters.Create(Meter)
        .CreateCounter<long>("leadsync.stall.opportunities", "{opportunity}", "Stalled opportunities that were recycled, or that the CRM refused to recycle.");

    public void Add(BulkOutcome outcome)
    {
        Add(outcome.Written.Count, "recycled");
        Add(outcome.Refused.Count, "refused");
    }

    private void Add(int number, string outcome)
    {
        if (number > 0) opportunities.Add(number, new KeyValuePair<string, object?>("outcome", outcome));
    }
}
