using System.Diagnostics.Metrics;
using LeadSync.Domain.Sla;

namespace LeadSync.Functions.Sla;

/// <summary>
/// What clocks did, for whoever collects metrics: <c>leadsync.sla.fired</c> by <c>milestone</c>, <c>leadsync.sla.lateness</c>,
/// <c>leadsync.sla.recovered</c> by <c>what</c> and <c>leadsync.sla.refused</c> by <c>what</c>.
/// </summary>
internal sealed class SlaCount
{
    /// <summary>The name of the meter.</summary>
    public const string Meter = "LeadSync.Sla";

    private readonly Counter<long> fired;
    private readonly Histogram<double> lateness;
    private readonly Counter<long> recovered;
    private readonly Counter<long> refused;

    public SlaCount(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        fired = meter.CreateCounter<long>("leadsync.sla.fired", "{milestone}", "Warnings, breaches and escalation steps.");
        lateness = meter.CreateHistogram<double>("leadsync.sla.lateness", "s", "From when a milestone was due until it was seen.");
        recovered = meter.CreateCounter<long>("leadsync.sla.recovered", "{record}", "Records that the sweep had looked at because their message was lost.");
        refused = meter.CreateCounter<long>("leadsync.sla.refused", "{row}", "Rows about clocks that the CRM would not take.");
    }

    public void Add(IEnumerable<KeptRecord> kept)
    {
        foreach (var one in kept)
        {
            var known = one.Before.Clocks.SelectMany(clock => clock.Fired.Select(milestone => (clock.Key, milestone.Milestone))).ToHashSet();
            foreach (var clock in one.Clocks.Clocks)
                foreach (var milestone in clock.Fired.Where(milestone => !known.Contains((clock.Key, milestone.Milestone)))) Add(milestone);
        }
    }

    public void Recovered(int number, string what)
    {
        if (number > 0) recovered.Add(number, new KeyValuePair<string, object?>("what", what));
    }

    public void Refused(int number, string what)
    {
        if (number > 0) refused.Add(number, new KeyValuePair<string, object?>("what", what));
    }

    private void Add(FiredMilestone milestone)
    {
        fired.Add(1, new KeyValuePair<string, object?>("milestone", milestone.Milestone.Split(':')[0]));
        lateness.Record((milestone.At - milestone.Due).TotalSeconds);
    }
}
