using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Tests.Shared.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using NCrontab;

namespace LeadSync.Tests.Shared.FunctionsHost;

/// <summary>
/// A double of the Azure Functions host, as far as it was seen at work with custom handlers: starts the published app, forwards
/// requests, delivers batches of a Service Bus namespace, fires timers.
/// </summary>
internal sealed class FunctionsHostDouble : IAsyncDisposable
{
    private readonly AppFolder app;
    private readonly ServiceBusStandIn bus;
    private readonly HandlerProcess handler;
    private readonly ConcurrentDictionary<string, DateTimeOffset> lastRuns = new();
    private readonly ConcurrentQueue<string> violations = new();
    private readonly WebApplication outer;
    private CancellationTokenSource running = new();
    private Task loops = Task.CompletedTask;

    private FunctionsHostDouble(AppFolder app, ServiceBusStandIn bus, HandlerProcess handler, int port)
    {
        (this.app, this.bus, this.handler) = (app, bus, handler);
        Assert.True(app.Forwards, "This double forwards requests; host.json must ask for it.");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        outer = builder.Build();
        outer.Run(new Forwarding(app, handler).Answer);
    }

    /// <summary>Answers on which the real host would hang.</summary>
    public IReadOnlyCollection<string> Violations => violations;

    public string Output => handler.Output;

    /// <summary>Starts the app of a folder; messages come and go through the namespace.</summary>
    public static async Task<FunctionsHostDouble> Start(string folder, int port, ServiceBusStandIn bus, IReadOnlyDictionary<string, string> settings)
    {
        var published = new AppFolder(folder);
        foreach (var function in published.Functions.Where(function => function.Type == "serviceBusTrigger")) bus.Queue(function.Text("queueName"));
        var host = new FunctionsHostDouble(published, bus, new HandlerProcess(published, settings), port);
        await host.outer.StartAsync();
        await host.Start();
        return host;
    }

    /// <summary>The handler dies, and nothing is delivered until <see cref="Start()"/>; what was in hand comes again.</summary>
    public async Task Kill()
    {
        await running.CancelAsync();
        await handler.Kill();
        await loops;
    }

    public async Task Start()
    {
        await handler.Start();
        running = new CancellationTokenSource();
        var stop = running.Token;
        loops = Task.WhenAll(app.Functions.Where(function => function.Type != "httpTrigger")
            .Select(function => Task.Run(() => function.Type == "timerTrigger" ? Tick(function, stop) : Deliver(function, stop), CancellationToken.None)));
    }

    /// <summary>What the host notes of a timer is as old as this: it fires as past due at the next start.</summary>
    public void MissRun(string function, DateTimeOffset last) => lastRuns[function] = last;

    public async ValueTask DisposeAsync()
    {
        await Kill();
        await outer.DisposeAsync();
        await handler.DisposeAsync();
        running.Dispose();
        Assert.True(violations.IsEmpty, string.Join('\n', violations));
    }

    /// <summary>One batch at a time: all of it completed, or all of it abandoned.</summary>
    private async Task Deliver(HostedFunction function, CancellationToken stop)
    {
        var queue = bus.Queue(function.Text("queueName"));
        while (!stop.IsCancellationRequested)
        {
            var messages = queue.Take(function.IsBatch ? app.LargestBatch : 1);
            if (messages.Count == 0)
            {
                await Task.Delay(20, CancellationToken.None);
                continue;
            }
            var now = TimeProvider.System.GetUtcNow();
            var payload = function.IsBatch ? Payloads.Batch(function, messages, now) : Payloads.Single(function, messages[0], now);
            var verdict = await Invoke(function, payload, stop);
            foreach (var message in messages)
            {
                // Of a host that is gone the locks would end by themselves, later than a test wants to wait.
                if (verdict == Verdict.Success && !stop.IsCancellationRequested) queue.Complete(message.LockToken);
                else queue.Abandon(message.LockToken);
            }
        }
    }

    private async Task Tick(HostedFunction function, CancellationToken stop)
    {
        var schedule = CrontabSchedule.Parse(function.Text("schedule"), new CrontabSchedule.ParseOptions { IncludingSeconds = true });
        while (!stop.IsCancellationRequested)
        {
            var now = TimeProvider.System.GetUtcNow();
            var last = lastRuns.GetOrAdd(function.Name, now);
            var next = new DateTimeOffset(schedule.GetNextOccurrence(last.UtcDateTime), TimeSpan.Zero);
            if (next > now)
            {
                await Task.Delay(100, CancellationToken.None);
                continue;
            }
            await Invoke(function, Payloads.Timer(function, last, next, now), stop);
            lastRuns[function.Name] = now;
        }
    }

    private async Task<Verdict> Invoke(HostedFunction function, JsonObject payload, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(handler.Address, function.Name))
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(payload.ToJsonString(Payloads.AsTheHost)))),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0");
        request.Headers.UserAgent.ParseAdd("Azure-Functions-Host/4.1037.0");
        try
        {
            using var answer = await handler.Send(request, stop);
            var verdict = await Verdicts.Of(answer);
            if (verdict == Verdict.Hang) violations.Enqueue($"{function.Name} answered {(int)answer.StatusCode} without a body.");
            return verdict;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return Verdict.Failure; // the handler died in the middle of it
        }
    }
}
