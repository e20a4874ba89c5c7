using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadSync.Tests.Shared.ServiceBus;

/// <summary>
/// A Service Bus namespace over REST on a free port of this machine, written from the vendor's description of the wire
/// alone. It knows nothing of the product.
/// </summary>
internal sealed class ServiceBusStandIn : IAsyncDisposable
{
    public const string KeyName = "RootManageSharedAccessKey";

    /// <summary>Base64, as the service makes them; signatures use the text itself.</summary>
    public const string Key = "c3RhbmQtaW4ga2V5IG9mIGEgdGVzdCA9PQ==";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, StandInQueue> queues = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<Fault> faults = new();
    private readonly ConcurrentQueue<SeenRequest> requests = new();

    private ServiceBusStandIn(WebApplication app, Uri endpoint, TimeProvider time)
    {
        this.app = app;
        Endpoint = endpoint;
        Time = time;
        Authorization = new StandInAuthorization(KeyName, Key, time);
    }

    /// <summary>Where it listens: http, with a slash at the end.</summary>
    public Uri Endpoint { get; }

    public TimeProvider Time { get; }

    public StandInAuthorization Authorization { get; }

    public string ConnectionString => $"Endpoint=sb://{Endpoint.Host}:{Endpoint.Port}/;SharedAccessKeyName={KeyName};SharedAccessKey={Key}";

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<SeenRequest> Requests => [.. requests];

    public static async Task<ServiceBusStandIn> Start(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        var endpoint = new Uri($"http://127.0.0.1:{Loopback.FreePort()}/");
        builder.WebHost.UseKestrelCore().UseUrls(endpoint.AbsoluteUri);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var standIn = new ServiceBusStandIn(builder.Build(), endpoint, time ?? TimeProvider.System);
        standIn.app.Run(standIn.Answer);
        await standIn.app.StartAsync();
        return standIn;
    }

    /// <summary>Creates a queue, or gives the one of that name.</summary>
    public StandInQueue Queue(string name, StandInQueueSettings? settings = null) => queues.GetOrAdd(name, _ =>
    {
        var dead = new StandInQueue($"{name}/$DeadLetterQueue", new StandInQueueSettings(), Time, deadLetters: null);
        return new StandInQueue(name, settings ?? new StandInQueueSettings(), Time, dead);
    });

    /// <summary>The next requests fail, one each.</summary>
    public void Fail(params IReadOnlyList<Fault> next)
    {
        foreach (var fault in next) faults.Enqueue(fault);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        using var whole = new MemoryStream();
        await context.Request.Body.CopyToAsync(whole, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new SeenRequest(context.Request.Method, context.Request.Path.Value!, context.Request.ContentType, headers, whole.ToArray());
        requests.Enqueue(request);
        context.Response.Headers.Date = Time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        if (!faults.TryDequeue(out var fault) || fault is Fault.None) await Write(context, await Work(context, request));
        else await Fail(context, request, fault);
    }

    private async Task Fail(HttpContext context, SeenRequest request, Fault fault)
    {
        switch (fault)
        {
            case Fault.Status status:
                if (status.RetryAfterSeconds is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                await Write(context, new StandInAnswer(status.Code));
                break;
            case Fault.Truncated:
                await Write(context, await Work(context, request), isCut: true);
                break;
            case Fault.Silence:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            default:
                if (fault is Fault.CutAfter) await Work(context, request);
                context.Abort();
                break;
        }
    }

    private async Task<StandInAnswer> Work(HttpContext context, SeenRequest request)
    {
        var address = new Uri(Endpoint, request.Path);
        if (!Authorization.Allows(context.Request.Headers.Authorization.ToString(), address)) return new StandInAnswer(401);
        var operation = new StandInOperation(address, request);
        if (operation.QueueName is null || !queues.TryGetValue(operation.QueueName, out var queue)) return new StandInAnswer(404);
        var timeout = int.TryParse(context.Request.Query["timeout"], out var seconds) ? seconds : 60;
        return await operation.Run(operation.IsDeadLetters ? queue.DeadLetters! : queue, TimeSpan.FromSeconds(timeout), context.RequestAborted);
    }

    private static async Task Write(HttpContext context, StandInAnswer answer, bool isCut = false)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        if (isCut) response.ContentLength = answer.Body.Length + 10;
        else if (answer.Status != StatusCodes.Status204NoContent) response.ContentLength = answer.Body.Length;
        if (answer.Body.Length > 0) await response.Body.WriteAsync(answer.Body);
        if (!isCut) return;
        await response.Body.FlushAsync();
        context.Abort();
    }
}
