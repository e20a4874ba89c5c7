using System.Net;
using System.Net.Http.Headers;
using Azure.Core;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace LeadSync.Functions.Dataverse;

/// <summary>
/// Sends one request until it is answered: a place under the shared limit, a time-out per try, and further tries after
/// 429, 502, 503, 504, a time-out or a broken connection. Every write of LeadSync is idempotent, so a try whose answer
/// was lost may be repeated.
/// </summary>
internal sealed class DataversePipeline
{
    private readonly HttpClient http;
    private readonly TokenCredential credential;
    private readonly TokenRequestContext scope;
    private readonly ConcurrencyLimit limit;
    private readonly DataverseOptions options;
    private readonly ResiliencePipeline<HttpResponseMessage> tries;

    public DataversePipeline(HttpClient http, TokenCredential credential, DataverseOptions options, TimeProvider time)
    {
        this.http = http;
        this.credential = credential;
        this.options = options;
        scope = new TokenRequestContext([options.Url.TrimEnd('/') + "/.default"]);
        limit = new ConcurrencyLimit(options.MostConcurrent, time);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (options.Tries > 1) builder.AddRetry(RetryOptions(options));
        tries = builder.AddTimeout(options.TryTimeout).Build();
    }

    /// <summary>The answer whatever its status, or the error that stands for no answer at all. The caller disposes the answer.</summary>
    /// <param name="request">Makes the request; called once per try.</param>
    /// <param name="cancel">Ends the tries.</param>
    public async Task<Answer<HttpResponseMessage>> Send(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        try
        {
            return await tries.ExecuteAsync(async token => await Try(request, token), cancel);
        }
        catch (HttpRequestException failure)
        {
            return DataverseError.NoAnswer(failure.HttpRequestError.ToString());
        }
        catch (TimeoutRejectedException)
        {
            return DataverseError.NoAnswer($"no answer within {options.TryTimeout.TotalSeconds:0} s");
        }
    }

    private async Task<HttpResponseMessage> Try(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        var entry = await limit.Enter(cancel);
        HttpResponseMessage? answer = null;
        try
        {
            using var message = request();
            var token = await credential.GetTokenAsync(scope, cancel);
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            answer = await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancel);
            return answer;
        }
        finally
        {
            Leave(entry, answer);
        }
    }

    private void Leave(ConcurrencyLimit.Entry entry, HttpResponseMessage? answer)
    {
        if (answer is null) limit.Failed();
        else if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            limit.Overloaded(entry, Bounded(DataverseError.RetryAfterOf(answer)));
        else limit.Succeeded(entry);
    }

    private TimeSpan? Bounded(TimeSpan? retryAfter) => retryAfter > options.LongestWait ? options.LongestWait : retryAfter;

    private static RetryStrategyOptions<HttpResponseMessage> RetryOptions(DataverseOptions options) => new()
    {
        MaxRetryAttempts = options.Tries - 1,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.FirstPause,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Exception: HttpRequestException or TimeoutRejectedException } => true,
            { Result: { } answer } => IsPassing(answer.StatusCode) && !(DataverseError.RetryAfterOf(answer) > options.LongestWait),
            _ => false,
        }),
        DelayGenerator = arguments => ValueTask.FromResult(
            arguments.Outcome.Result is { } answer ? DataverseError.RetryAfterOf(answer) : null),
    };

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
