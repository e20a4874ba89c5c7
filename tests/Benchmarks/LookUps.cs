using System.Diagnostics;
using System.Globalization;
using LeadSync.Tests.Shared.Accounts;

namespace LeadSync.Benchmarks;

/// <summary>Look-ups one after the other on one thread: how long each took, and whether it found the account the lead means.</summary>
internal sealed class LookUps
{
    private readonly double[] milliseconds;
    private readonly bool[] isFound;
    private readonly IReadOnlyList<MadeLead> leads;

    /// <summary>Looks up every lead.</summary>
    public LookUps(IReadOnlyList<MadeLead> leads, Func<MadeLead, string?> find)
    {
        (this.leads, milliseconds, isFound) = (leads, new double[leads.Count], new bool[leads.Count]);
        var time = new ElapsedTime();
        foreach (var (at, lead) in leads.Index())
        {
            var started = Stopwatch.GetTimestamp();
            var account = find(lead);
            milliseconds[at] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            isFound[at] = account is not null && account == lead.Account?.Id;
        }
        Processor = time.Processor.TotalMilliseconds / leads.Count;
    }

    /// <summary>The mean milliseconds of one by the processor's clock; on a machine shared with others this tells more.</summary>
    public double Processor { get; }

    /// <summary>Of the first leads that mean an account, the share for which it was the best candidate.</summary>
    public double Found(int of) => leads.Take(of).Index().Where(lead => lead.Item.Account is not null).Average(lead => isFound[lead.Index] ? 1 : 0);

    /// <summary>The same by how the name is written.</summary>
    public IEnumerable<(Writing Writing, double Found)> FoundByWriting() => leads.Index()
        .Where(lead => lead.Item.Account is not null)
        .GroupBy(lead => lead.Item.Writing)
        .Select(group => (group.Key, group.Average(lead => isFound[lead.Index] ? 1.0 : 0)));

    /// <inheritdoc/>
    public override string ToString()
    {
        var sorted = milliseconds.Order().ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{leads.Count} look-ups, {Processor:0.###} ms of processor time each, {1000 / milliseconds.Average():0.##}/s, p50 {Quantile(sorted, 0.5):0.###} ms, p99 {Quantile(sorted, 0.99):0.###} ms, longest {sorted[^1]:0.###} ms; found {Found(leads.Count):0.000}");
    }

    private static double Quantile(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(share * sorted.Length) - 1)];
}
