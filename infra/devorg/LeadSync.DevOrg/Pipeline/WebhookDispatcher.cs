using System.Collections.Concurrent;
using LeadSync.DevOrg.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>
/// Posts the stored webhook jobs, several at a time and in no promised order. Success is any 2xx within 60 seconds; 502, 503
/// and 504 get exactly one more attempt; everything else fails the job (status 31), and nothing sends it again.
/// </summary>
public sealed class WebhookDispatcher(OrgDatabase database, AsyncOperationSignal signal, HttpClient http, ILogger<WebhookDispatcher> log)
    : BackgroundService
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private const int Connections = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await SendPending(stoppingToken).ConfigureAwait(false) == 0)
                await signal.Wait(LongestWait, stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>Posts one batch of jobs and stores how they ended; how many there were.</summary>
    internal async Task<int> SendPending(CancellationToken cancel)
    {
        var jobs = database.Read(AsyncOperations.Pending);
        if (jobs.Count == 0)
            return 0;
        var outcomes = new ConcurrentBag<(WebhookJob Job, WebhookOutcome Outcome)>();
        await Parallel.ForEachAsync(
            jobs,
            new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancel },
            async (job, stop) => outcomes.Add((job, await Send(job, stop).ConfigureAwait(false)))).ConfigureAwait(false);
        return await database.Write(
            transaction =>
            {
                foreach (var (job, outcome) in outcomes)
                    AsyncOperations.Finish(job, outcome, transaction);
                return jobs.Count;
            },
            cancel).ConfigureAwait(false);
    }

    private async Task<WebhookOutcome> Send(WebhookJob job, CancellationToken cancel)
    {
        var started = database.Clock.GetUtcNow().UtcDateTime;
        var attempts = 1;
        var (status, error) = await Attempt(job, cancel).ConfigureAwait(false);
        if (status is 502 or 503 or 504)
        {
            attempts++;
            (status, error) = await Attempt(job, cancel).ConfigureAwait(false);
        }

        if (error is not null)
            log.LogWarning("System job {Job} ({Message} of {Table}) failed: {Error}", job.Id, job.Message, job.Table, error);
        return new WebhookOutcome(started, attempts, status, error);
    }

    /// <summary>Only the status counts; the answer's body is not read.</summary>
    private async Task<(int Status, string? Error)> Attempt(WebhookJob job, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeOut);
        try
        {
            using var request = WebhookRequest.Of(job);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : $"The webhook call failed because the http response status was {(int)answer.StatusCode}.");
        }
        catch (FormatException unusable)
        {
            return (0, unusable.Message);
        }
        catch (HttpRequestException unreachable)
        {
            return (0, $"The webhook call failed because the endpoint could not be reached: {unreachable.HttpRequestError}.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (0, "The webhook call failed because it took longer than 60 seconds.");
        }
    }
}
