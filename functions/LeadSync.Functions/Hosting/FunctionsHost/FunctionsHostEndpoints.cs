using System.Text.Json;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Scheduling;
using Microsoft.AspNetCore.Mvc;

namespace LeadSync.Functions.Hosting.FunctionsHost;

/// <summary>
/// The addresses that the Functions host calls: POST /NAME for every function with a queue or a timer. It forwards requests
/// for HTTP functions to their own addresses.
/// </summary>
internal static class FunctionsHostEndpoints
{
    /// <summary>A batch is doubly escaped on its way: 200 messages of 256 KB may come to this.</summary>
    private const long LongestCall = 256 * 1024 * 1024;

    /// <summary>What the host's own limit (functionTimeout in host.json) leaves for the answer.</summary>
    private static readonly TimeSpan JobLimit = TimeSpan.FromMinutes(9);

    /// <summary>Serves the calls of the host for these functions.</summary>
    public static void ServeFunctionsHost(this WebApplication app, IReadOnlyList<FunctionEntry> functions)
    {
        app.UseMiddleware<UnforwardedHttp>(functions);
        app.UseRouting();
        app.MapFunctions(functions);
    }

    private static void MapFunctions(this IEndpointRouteBuilder endpoints, IReadOnlyList<FunctionEntry> functions)
    {
        var subscriptions = endpoints.ServiceProvider.GetServices<QueueSubscription>().ToDictionary(each => each.Queue, StringComparer.Ordinal);
        var jobs = endpoints.ServiceProvider.GetServices<JobSchedule>().ToDictionary(each => each.Name, StringComparer.Ordinal);
        foreach (var function in functions)
        {
            if (function is FunctionEntry.OfQueue queue) endpoints.MapQueue(queue, subscriptions.GetValueOrDefault(queue.Queue));
            else if (function is FunctionEntry.OfTimer timer) endpoints.MapTimer(timer, jobs.GetValueOrDefault(timer.Name));
        }
    }

    private static void MapQueue(this IEndpointRouteBuilder endpoints, FunctionEntry.OfQueue function, QueueSubscription? subscription) => endpoints
        .MapPost($"/{function.Name}", async (HttpContext context, QueueInvocation invocation, TimeProvider time, ILoggerFactory logs) =>
        {
            if (subscription is null) return InvocationAnswer.NotNow("Without a CRM this work waits: set LeadSync:Dataverse:Url.");
            if (await Read(context.Request) is not { } call || Invocation.Messages(call, function.IsBatch, time.GetUtcNow()) is not { } messages)
                return InvocationAnswer.NotUnderstood("This is no call of a queue trigger: a JSON object with Data is expected.");
            return await Edge(function.Name, logs, async () =>
                await invocation.Run(subscription, messages, context.RequestAborted) == BatchResult.Settled
                    ? InvocationAnswer.Done()
                    : InvocationAnswer.NotNow("It can't be done now; it is to be delivered again."));
        })
        .WithMetadata(new RequestSizeLimitAttribute(LongestCall));

    private static void MapTimer(this IEndpointRouteBuilder endpoints, FunctionEntry.OfTimer function, JobSchedule? job) => endpoints
        .MapPost($"/{function.Name}", async (HttpContext context, TimeProvider time, ILoggerFactory logs) =>
        {
            if (job is null) return InvocationAnswer.Done("Without a CRM there is nothing to do: set LeadSync:Dataverse:Url.");
            return await Edge(function.Name, logs, async () =>
            {
                using var limit = new CancellationTokenSource(JobLimit, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
                await ((IScheduledJob)context.RequestServices.GetRequiredService(job.Job)).Run(time.GetUtcNow(), either.Token);
                return InvocationAnswer.Done();
            });
        });

    private static async Task<IResult> Edge(string function, ILoggerFactory logs, Func<Task<IResult>> run)
    {
        try
        {
            return await run();
        }
        // Process edge: the host hears that the invocation failed, and why stands in the log.
        catch (Exception error)
        {
            logs.CreateLogger($"LeadSync.{function}").LogError(error, "{Function} failed; its host calls it again", function);
            return Results.Problem("The invocation failed; see the log.", statusCode: StatusCodes.Status500InternalServerError);
        }
    }

    // The host sends chunks without a length.
    private static async Task<JsonElement?> Read(HttpRequest request)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
