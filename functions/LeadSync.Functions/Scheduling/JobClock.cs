using System.Globalization;
using System.Text;
using LeadSync.Functions.State;

namespace LeadSync.Functions.Scheduling;

/// <summary>
/// Runs the jobs of the standalone host. A job never overlaps itself. What was missed while the process was down is made
/// up for once at the start; what failed is tried again at its next time.
/// </summary>
public sealed partial class JobClock(
    IPartitionStore store, IEnumerable<JobSchedule> schedules, IServiceProvider services, TimeProvider time, ILogger<JobClock> log)
    : BackgroundService
{
    /// <summary>The clock may be set while a job waits: it is looked at again after this long at the latest.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private const string LastRun = "last-run";

    /// <summary>Runs the job if its time has come since its last run, and says whether it did.</summary>
    /// <remarks>A job that never ran counts as having run when it is first seen.</remarks>
    public async Task<bool> RunIfDue(JobSchedule schedule, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await Last(schedule, cancel) is not { } last)
        {
            await Note(schedule, now, cancel);
            return false;
        }
        if (schedule.After(last) > now)
            return false;
        await ((IScheduledJob)services.GetRequiredService(schedule.Job)).Run(now, cancel);
        await Note(schedule, now, cancel);
        return true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(schedules.Select(schedule => Task.Run(() => Serve(schedule, stoppingToken), CancellationToken.None)));

    private async Task Serve(JobSchedule schedule, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var next = schedule.After(time.GetUtcNow());
            try
            {
                await RunIfDue(schedule, stopping);
                await WaitUntil(next, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            // Process edge: one job's failure stops neither its next run nor the others.
            catch (Exception error)
            {
                LogFailed(schedule.Name, error);
                await WaitUntil(next, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitUntil(DateTimeOffset due, CancellationToken cancel)
    {
        while (due - time.GetUtcNow() is { Ticks: > 0 } left)
            await Task.Delay(left < LongestWait ? left : LongestWait, time, cancel);
    }

    private async Task<DateTimeOffset?> Last(JobSchedule schedule, CancellationToken cancel) =>
        await store.Get(Timer(schedule), LastRun, cancel) is { } row
            ? DateTimeOffset.Parse(Encoding.UTF8.GetString(row.Value), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : null;

    private Task<CommitResult> Note(JobSchedule schedule, DateTimeOffset now, CancellationToken cancel) => store.Commit(
        Timer(schedule), [new RowOperation.Upsert(LastRun, Encoding.UTF8.GetBytes(now.ToString("O", CultureInfo.InvariantCulture)))], cancel);

    private static Partition Timer(JobSchedule schedule) => new("timers", schedule.Name);

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed; it is tried again at its next time.")]
    private partial void LogFailed(string job, Exception error);
}
