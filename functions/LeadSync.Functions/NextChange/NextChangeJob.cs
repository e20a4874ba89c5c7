using System.Text;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.People;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateAccounts;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.NextChange;

/// <summary>
/// Has those scored anew whose grade or qualification changes by itself today, and nobody else. It walks from the day it
/// came to last up to today, so days on which it did not run are made up for, and what is noted late is still found.
/// </summary>
internal sealed partial class NextChangeJob(
    DueDays due, IScoringModels models, DirtyPeople people, DirtyAccounts accounts, IPartitionStore store, ILogger<NextChangeJob> log) : IScheduledJob
{
    /// <summary>Hourly: days begin at different hours in different zones.</summary>
    public const string Schedule = "0 5 * * * *";

    /// <summary>How far the very first run looks back: people may have been scored long before the job came to run.</summary>
    private const int FirstReachDays = 92;

    private const string LastDay = "day";
    private const int Page = 500;

    private static readonly Partition Progress = new("timers", "NextChange.progress");

    public async Task Run(DateTimeOffset now, CancellationToken cancel)
    {
        // Without a model nothing can be scored; the days are walked when there is one.
        if (await models.Published(cancel) is not { } published) return;
        var today = Instant.FromDateTimeOffset(now).InZone(published.Primary.TimeZone).Date;
        var count = 0;
        for (var day = await Last(cancel) ?? today.PlusDays(-FirstReachDays); day <= today; day = day.PlusDays(1))
        {
            for (var bucket = 0; bucket < DueDays.Buckets; bucket++)
                count += await Walk(day, bucket, cancel);
            await store.Commit(Progress, [new RowOperation.Upsert(LastDay, Encoding.UTF8.GetBytes(LocalDatePattern.Iso.Format(day)))], cancel);
        }
        if (count > 0) LogDue(count);
    }

    private async Task<int> Walk(LocalDate day, int bucket, CancellationToken cancel)
    {
        var rows = new List<DueRow>();
        await foreach (var row in due.Of(day, bucket, cancel)) rows.Add(row);
        foreach (var page in rows.Chunk(Page))
        {
            await people.Mark(page.Where(row => row.Kind == DueKind.Person).Select(row => row.Id), cancel);
            await accounts.Mark(page.Where(row => row.Kind == DueKind.Account).Select(row => Guid.Parse(row.Id)), cancel);
            await due.Done(day, bucket, page, cancel);
        }
        return rows.Count;
    }

    private async Task<LocalDate?> Last(CancellationToken cancel) =>
        await store.Get(Progress, LastDay, cancel) is { } row ? LocalDatePattern.Iso.Parse(Encoding.UTF8.GetString(row.Value)).Value : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} people and accounts are due by the calendar.")]
    private partial void LogDue(int count);
}
