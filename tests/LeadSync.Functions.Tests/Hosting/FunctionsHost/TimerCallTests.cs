using System.Net;
using LeadSync.Functions.Scheduling;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.Hosting.FunctionsHost;

public sealed class TimerCallTests
{
    [Fact]
    public async Task Job_runs_when_the_host_calls_its_function()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("SlaSweep", await File.ReadAllTextAsync(SharedData.Need("functions/derived_timer.json")));
        await answer.Success();
        Assert.Equal(1, leadSync.Services.GetRequiredService<CountingJob>().Runs);
    }

    [Theory]
    [InlineData("""{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":true}},"Metadata":{"timer":"\"\""}}""")]
    [InlineData("")]
    public async Task Job_runs_whatever_the_host_says_about_the_schedule(string body)
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("SlaSweep", body);
        await answer.Success();
        Assert.Equal(1, leadSync.Services.GetRequiredService<CountingJob>().Runs);
    }

    [Fact]
    public async Task Job_that_fails_is_told_as_a_failure_without_its_details()
    {
        await using var leadSync = await Start();
        leadSync.Services.GetRequiredService<CountingJob>().Fails = true;
        using var answer = await leadSync.Call("SlaSweep", "{}");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("broken", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_that_needs_a_crm_says_so_and_does_not_fail_where_none_is_set()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("NextChange", "{}");
        Assert.Contains("LeadSync:Dataverse:Url", (await answer.Success()).GetProperty("Logs")[0].GetString(), StringComparison.Ordinal);
    }

    /// <summary>Under the host its timers are the clock; the process's own would run each job twice.</summary>
    [Fact]
    public async Task Clock_of_the_process_does_not_run_under_the_host()
    {
        await using var leadSync = await Start();
        Assert.DoesNotContain(leadSync.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>(), service => service is JobClock);
    }

    private static Task<RunningLeadSync> Start() => RunningLeadSync.Start(
        pump: false,
        services => services.AddScheduledJob<CountingJob>("SlaSweep", "20 * * * * *"),
        new Dictionary<string, string?> { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "1" });

    private sealed class CountingJob : IScheduledJob
    {
        public int Runs { get; private set; }

        public bool Fails { get; set; }

        public Task Run(DateTimeOffset now, CancellationToken cancel)
        {
            Runs++;
            return Fails ? throw new IOException("broken") : Task.CompletedTask;
        }
    }
}
