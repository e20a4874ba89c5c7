using LeadSync.Domain.Accounts;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.State;
using LeadSync.Functions.Visits;
using Microsoft.Extensions.Options;
using NodaTime;

namespace LeadSync.Functions.ForgetVisits;

/// <summary>
/// Forgets visits from addresses that are nobody's: they may be private people's, and are of use only if their network
/// soon turns out to be an account's. While the CRM cannot say whose they are, nothing is forgotten.
/// </summary>
internal sealed class VisitRetention(VisitLedger visits, NetworkDirectory networks, IOptions<LeadSyncOptions> options) : IScheduledJob
{
    /// <summary>What is given to the store at a time.</summary>
    private const int AtOnce = 1000;

    public async Task Run(DateTimeOffset now, CancellationToken cancel)
    {
        var ranges = await networks.Current(cancel);
        if (ranges.Failed) return;
        var before = Instant.FromDateTimeOffset(now) - Duration.FromDays(options.Value.VisitRetentionDays);
        foreach (var partition in await visits.Partitions(cancel))
            await Forget(partition, ranges.Value, before, cancel);
    }

    private async Task Forget(string partition, NetworkRanges ranges, Instant before, CancellationToken cancel)
    {
        var forgotten = new List<string>();
        await foreach (var row in visits.RowsOf(partition, cancel))
        {
            if (!IsDue(row, ranges, before)) continue;
            forgotten.Add(row.Row);
            if (forgotten.Count < AtOnce) continue;
            await visits.Forget(partition, forgotten, cancel);
            forgotten.Clear();
        }
        await visits.Forget(partition, forgotten, cancel);
    }

    // By the time of receipt: a visit that a tool reports late is kept as long as any other.
    private static bool IsDue(StoredRow row, NetworkRanges ranges, Instant before) =>
        ranges.OwnerOf(VisitRows.AddressOf(row.Row)) is null && VisitLedger.ReadActivity(row).ReceivedAt < before;
}
