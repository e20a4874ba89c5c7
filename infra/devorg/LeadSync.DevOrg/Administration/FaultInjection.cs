using Microsoft.AspNetCore.Http;

namespace LeadSync.DevOrg.Administration;

/// <summary>How the Web API is to misbehave; counts go down as they are used.</summary>
/// <param name="LatencyMilliseconds">Added before every request, 0 to 600,000.</param>
/// <param name="Throttle">How many requests are answered 429 with the code of the request limit.</param>
/// <param name="Unavailable">How many requests are answered 503.</param>
/// <param name="RetryAfterSeconds">Retry-After of those answers.</param>
/// <param name="DropBefore">How many requests have their connection cut before anything is done.</param>
/// <param name="DropAfter">How many requests have their connection cut after the commit, the answer lost.</param>
public sealed record FaultPlan(
    int LatencyMilliseconds = 0, int Throttle = 0, int Unavailable = 0, int RetryAfterSeconds = 1, int DropBefore = 0, int DropAfter = 0);

/// <summary>Service protection limits and faults on demand.</summary>
internal sealed class FaultInjection(TimeProvider clock)
{
    private readonly Lock gate = new();
    private FaultPlan plan = new();

    /// <summary>What is still to come.</summary>
    public FaultPlan Plan
    {
        get
        {
            lock (gate)
                return plan;
        }

        set
        {
            lock (gate)
                plan = value;
        }
    }

    /// <summary>Misbehaves before a request is looked at; true when it has been answered or cut off.</summary>
    public async Task<bool> Before(HttpContext http)
    {
        var current = Plan;
        if (current.LatencyMilliseconds > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(current.LatencyMilliseconds), clock, http.RequestAborted);
        if (Take(each => each.DropBefore, each => each with { DropBefore = each.DropBefore - 1 }))
        {
            http.Abort();
            return true;
        }

        if (Take(each => each.Throttle, each => each with { Throttle = each.Throttle - 1 }))
        {
            await Refuse(http, 429, "0x80072322", "Number of requests exceeded the limit of 6000 over time window of 300 seconds.");
            return true;
        }

        if (!Take(each => each.Unavailable, each => each with { Unavailable = each.Unavailable - 1 }))
            return false;
        await Refuse(http, 503, "0x80044152", "The service is temporarily unavailable.");
        return true;
    }

    /// <summary>Cuts the connection after the work is done; true when it did.</summary>
    public bool AfterCommit(HttpContext http)
    {
        if (!Take(each => each.DropAfter, each => each with { DropAfter = each.DropAfter - 1 }))
            return false;
        http.Abort();
        return true;
    }

    private bool Take(Func<FaultPlan, int> count, Func<FaultPlan, FaultPlan> less)
    {
        lock (gate)
        {
            if (count(plan) <= 0)
                return false;
            plan = less(plan);
            return true;
        }
    }

    private async Task Refuse(HttpContext http, int status, string code, string message)
    {
        http.Response.Headers.RetryAfter = Plan.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var error = WebApi.ApiResponse.Error(status, code, message);
        http.Response.StatusCode = status;
        http.Response.ContentType = error.ContentType;
        await http.Response.Body.WriteAsync(error.Body, http.RequestAborted);
    }
}
