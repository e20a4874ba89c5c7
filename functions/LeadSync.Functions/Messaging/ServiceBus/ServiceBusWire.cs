using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>A request to Service Bus.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Queue">Which queue it is about.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Content">The body; empty for none.</param>
internal sealed record BusRequest(RequestMethod Method, string Queue, Uri Address, ReadOnlyMemory<byte> Content = default)
{
    /// <summary>Of the body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The broker's properties of a message that travels by itself.</summary>
    public string? BrokerProperties { get; init; }

    /// <summary>Whether the body of the answer is wanted.</summary>
    public bool IsReceive { get; init; }

    /// <summary>How much longer than usual the answer may take: a receiver waits for messages.</summary>
    public TimeSpan Patience { get; init; }
}

/// <summary>What Service Bus answered.</summary>
internal sealed record BusAnswer(int Status, byte[] Content, string? BrokerProperties, TimeSpan? RetryAfter)
{
    /// <summary>Too much was asked of it, or of the namespace.</summary>
    public bool IsBusy => Status is 429 or 503;

    /// <summary>The same request may succeed later.</summary>
    public bool IsPassing => Status is 408 or 429 or >= 500;
}

/// <summary>
/// Sends one request until it is answered: a time-out per try, and further tries when Service Bus is busy, broken or gone.
/// A try whose answer was lost is repeated as it was, under the same message ids.
/// </summary>
internal sealed class ServiceBusWire(ServiceBusPlace place, HttpPipeline pipeline, ServiceBusTries tries, TimeProvider time)
{
    private static readonly ResiliencePropertyKey<TimeSpan> Patience = new("patience");

    private readonly ResiliencePipeline<BusAnswer> loop = Loop(tries, time);

    /// <summary>The address of something below a queue.</summary>
    public Uri Below(string queue, string path) => new(place.Address, $"{queue}/{path}");

    /// <summary>The answer, where its status is one of the wanted; else a <see cref="ServiceBusException"/>.</summary>
    public async Task<BusAnswer> Send(BusRequest request, CancellationToken cancel, params int[] wanted)
    {
        var context = ResilienceContextPool.Shared.Get(cancel);
        context.Properties.Set(Patience, request.Patience);
        try
        {
            var answer = await loop.ExecuteAsync(async inner => await Try(request, inner.CancellationToken), context);
            return wanted.Contains(answer.Status) ? answer : throw ServiceBusException.Of(answer.Status, request.Queue, place.Address);
        }
        catch (AuthenticationFailedException failure)
        {
            throw ServiceBusException.NoToken(place.Address, failure);
        }
        catch (Exception failure) when (failure is RequestFailedException or IOException or TimeoutRejectedException)
        {
            throw ServiceBusException.NoAnswer(request.Queue, place.Address, failure);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<BusAnswer> Try(BusRequest request, CancellationToken cancel)
    {
        using var message = pipeline.CreateMessage();
        Fill(message.Request, request);
        await pipeline.SendAsync(message, cancel);
        var response = message.Response;
        // The body of a failure holds nothing that may be told on, and that of a send nothing at all.
        var content = request.IsReceive && response is { Status: 201, ContentStream: { } stream } ? await Read(stream, cancel) : [];
        return new BusAnswer(response.Status, content, Header(response, "BrokerProperties"), RetryAfter(response));
    }

    private static void Fill(Request wire, BusRequest request)
    {
        wire.Method = request.Method;
        wire.Uri.Reset(request.Address);
        // A POST without Content-Length is refused.
        if (request.Method != RequestMethod.Delete) wire.Content = RequestContent.Create(request.Content);
        if (request.ContentType is { } type) wire.Headers.SetValue(HttpHeader.Names.ContentType, type);
        if (request.BrokerProperties is { } properties) wire.Headers.SetValue("BrokerProperties", properties);
    }

    private static async Task<byte[]> Read(Stream stream, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole, cancel);
        return whole.ToArray();
    }

    private static string? Header(Response response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;

    private static TimeSpan? RetryAfter(Response response) =>
        int.TryParse(Header(response, "Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    private static ResiliencePipeline<BusAnswer> Loop(ServiceBusTries tries, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<BusAnswer> { TimeProvider = time };
        if (tries.Most > 1) builder.AddRetry(Again(tries));
        return builder.AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = arguments => ValueTask.FromResult(tries.Timeout + arguments.Context.Properties.GetValue(Patience, TimeSpan.Zero)),
        }).Build();
    }

    private static RetryStrategyOptions<BusAnswer> Again(ServiceBusTries tries) => new()
    {
        MaxRetryAttempts = tries.Most - 1,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Exception: RequestFailedException or IOException or TimeoutRejectedException } => true,
            { Result: { } answer } => answer.IsPassing,
            _ => false,
        }),
        DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(tries.PauseAfter(
            arguments.AttemptNumber, arguments.Outcome.Result?.IsBusy ?? false, arguments.Outcome.Result?.RetryAfter, Random.Shared.NextDouble())),
    };
}
