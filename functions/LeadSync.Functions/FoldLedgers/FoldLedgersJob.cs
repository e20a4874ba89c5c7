using LeadSync.Functions.Hosting;
using LeadSync.Functions.People;
using LeadSync.Functions.Scheduling;
using Microsoft.Extensions.Options;
using NodaTime;

namespace LeadSync.Functions.FoldLedgers;

/// <summary>Folds old ledger rows, every night those of another part of the people, so that everybody's turn comes once a month.</summary>
internal sealed partial class FoldLedgersJob(
    PersonRoster roster, LedgerFolding folding, IOptions<LeadSyncOptions> options, ILogger<FoldLedgersJob> log) : IScheduledJob
{
    public const string Schedule = "0 40 1 * * *";

    private const int Nights = 32;
    private const int Page = 500;

    public async Task Run(DateTimeOffset now, CancellationToken cancel)
    {
        if (options.Value.LedgerDays == 0) return;
        var before = Instant.FromDateTimeOffset(now) - Duration.FromDays(options.Value.LedgerDays);
        var night = (int)(now.UtcTicks / TimeSpan.TicksPerDay % Nights);
        for (var bucket = night; bucket < PersonRoster.Buckets; bucket += Nights)
            LogFolded(bucket + 1, PersonRoster.Buckets, await FoldBucket(bucket, before, cancel));
    }

    private async Task<int> FoldBucket(int bucket, Instant before, CancellationToken cancel)
    {
        var count = 0;
        string? last = null;
        while (await roster.Page(bucket, last, Page, cancel) is { Count: > 0 } people)
        {
            foreach (var person in people) count += await folding.Fold(person, before, cancel);
            last = people[^1];
        }
        return count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ledgers of bucket {Bucket} of {Buckets}: {Rows} rows folded.")]
    private partial void LogFolded(int bucket, int buckets, int rows);
}
