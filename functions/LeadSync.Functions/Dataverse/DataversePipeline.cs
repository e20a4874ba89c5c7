using System.Net;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace LeadSync.Functions.Dataverse;

/// <summary>
/// Sends one request until it is answered: an application user with room, a place under that user's limit, a time-out per try,
/// and further tries after 429, 502, 503, 504, a time-out or a broken connection. Every write of LeadSync is idempotent, so a
/// try whose answer was lost may be repeated. A token that the CRM refuses is replaced once within the try.
/// </summary>
internal sealed class DataversePipeline
{
    private readonly HttpClient http;
    private readonly AppUsers users;
    private readonly string scope;
    private readonly DataverseOptions options;
    private readonly ResiliencePipeline<HttpResponseMessage> tries;

    public DataversePipeline(HttpClient http, IEnumerable<TokenCredential> credentials, DataverseOptions options, TimeProvider time)
    {
        this.http = http;
        this.options = options;
        users = new AppUsers(credentials, options.MostConcurrent, time);
        scope = options.Url.TrimEnd('/') + "/.default";
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (options.Tries > 1) builder.AddRetry(RetryOptions());
        tries = builder.AddTimeout(options.TryTimeout).Build();
    }

    /// <summary>How many application users take turns.</summary>
    public int Users => users.Count;

    /// <summary>The answer whatever its status, or the error that stands for no answer at all. The caller disposes the answer.</summary>
    /// <param name="request">Makes the request; called once per try.</param>
    /// <param name="cancel">Ends the tries.</param>
    public async Task<Answer<HttpResponseMessage>> Send(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        // With several users each is held back for as long as the CRM says; nobody sits on messages for that.
        if (users.HeldBack is { } left && left > options.LongestWait)
            return new DataverseError(DataverseFault.Throttled, "", "every application user is held back", left);
        try
        {
            return await tries.ExecuteAsync(async token => await Try(request, token), cancel);
        }
        catch (HttpRequestException failure)
        {
            return DataverseError.NoAnswer(failure.HttpRequestError.ToString());
        }
        catch (AuthenticationFailedException)
        {
            return new DataverseError(DataverseFault.Unauthorized, "", "Entra gave no token: look at LeadSync:Dataverse:Identity");
        }
        catch (TimeoutRejectedException)
        {
            return DataverseError.NoAnswer($"no answer within {options.TryTimeout.TotalSeconds:0} s");
        }
    }

    private async Task<HttpResponseMessage> Try(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        var user = users.Next();
        var entry = await user.Limit.Enter(cancel);
        HttpResponseMessage? answer = null;
        try
        {
            var token = await user.Token(scope, refused: null, cancel);
            answer = await Send(request, token, cancel);
            if (answer.StatusCode == HttpStatusCode.Unauthorized && await user.Token(scope, refused: token, cancel) is var another && another != token)
            {
                answer.Dispose();
                answer = null;
                answer = await Send(request, another, cancel);
            }
            return answer;
        }
        finally
        {
            Leave(user.Limit, entry, answer);
        }
    }

    private async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> request, string token, CancellationToken cancel)
    {
        using var message = request();
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancel);
    }

    private void Leave(ConcurrencyLimit limit, ConcurrencyLimit.Entry entry, HttpResponseMessage? answer)
    {
        if (answer is null) limit.Failed();
        else if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            limit.Overloaded(entry, Bounded(DataverseError.RetryAfterOf(answer)));
        else limit.Succeeded(entry);
    }

    // A single user's waiting is left to the queue, which asks again when it thinks right.
    private TimeSpan? Bounded(TimeSpan? retryAfter) => users.Count == 1 && retryAfter > options.LongestWait ? options.LongestWait : retryAfter;

    private RetryStrategyOptions<HttpResponseMessage> RetryOptions() => new()
    {
        MaxRetryAttempts = options.Tries - 1,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.FirstPause,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Exception: HttpRequestException or TimeoutRejectedException } => true,
            { Result: { } answer } => IsPassing(answer.StatusCode) && (CanAnotherUser(answer) || !(DataverseError.RetryAfterOf(answer) > options.LongestWait)),
            _ => false,
        }),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is not { } answer
            ? null
            : CanAnotherUser(answer) ? TimeSpan.Zero : DataverseError.RetryAfterOf(answer)),
    };

    /// <summary>Whether the limit that was met is one user's, and another user has none in the way.</summary>
    private bool CanAnotherUser(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.TooManyRequests && users.Count > 1 && users.HeldBack is null;

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
