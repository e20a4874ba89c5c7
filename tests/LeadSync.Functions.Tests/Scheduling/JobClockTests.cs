using LeadSync.Functions.Scheduling;
using LeadSync.Functions.State;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Functions.Tests.Scheduling;

public sealed class JobClockTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly JobSchedule Hourly = new("Count", typeof(CountingJob), "0 5 * * * *");

    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly ManualTime time = new(Morning);
    private readonly CountingJob job = new();

    public JobClockTests() => database = new SqliteDatabase(folder.File("leadsync.db"));

    [Fact]
    public async Task Job_runs_once_its_time_has_come_and_not_again_before_the_next()
    {
        await RunIfDue();
        time.Advance(TimeSpan.FromMinutes(4));
        await RunIfDue();
        Assert.Equal(0, job.Runs);
        time.Advance(TimeSpan.FromMinutes(2));
        await RunIfDue();
        await RunIfDue();
        Assert.Equal(1, job.Runs);
    }

    [Fact]
    public async Task Runs_missed_while_the_process_was_down_are_made_up_for_once()
    {
        await RunIfDue();
        time.Advance(TimeSpan.FromHours(30));
        await RunIfDue();
        await RunIfDue();
        Assert.Equal(1, job.Runs);
    }

    [Fact]
    public async Task Run_that_failed_is_still_due()
    {
        await RunIfDue();
        time.Advance(TimeSpan.FromHours(1));
        job.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(RunIfDue);
        job.Fails = false;
        await RunIfDue();
        Assert.Equal(1, job.Runs);
    }

    [Fact]
    public async Task Hosted_clock_goes_on_after_a_failure()
    {
        var often = Hourly with { Expression = "* * * * * *" };
        job.Fails = true;
        using var clock = Clock(TimeProvider.System, often);
        await clock.StartAsync(default);
        await Eventually(() => job.Attempts >= 2);
        job.Fails = false;
        await Eventually(() => job.Runs >= 1);
        await clock.StopAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    private async Task RunIfDue()
    {
        using var clock = Clock(time, Hourly);
        await clock.RunIfDue(Hourly, default);
    }

    private JobClock Clock(TimeProvider clock, params JobSchedule[] schedules) => new(
        new SqliteStore(database), schedules, new ServiceCollection().AddSingleton(job).BuildServiceProvider(), clock, NullLogger<JobClock>.Instance);

    private static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 300 && !holds(); i++)
            await Task.Delay(100);
        Assert.True(holds());
    }

    private sealed class CountingJob : IScheduledJob
    {
        public int Attempts { get; private set; }

        public int Runs { get; private set; }

        public bool Fails { get; set; }

        public Task Run(DateTimeOffset now, CancellationToken cancel)
        {
            Attempts++;
            if (Fails)
                throw new InvalidOperationException();
            Runs++;
            return Task.CompletedTask;
        }
    }
}
