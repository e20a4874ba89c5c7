namespace LeadSync.Functions.Dataverse;

/// <summary>
/// How many requests may be in flight: one more for each full round of successes, half as many when the CRM says
/// "too much" (additive increase, multiplicative decrease). A Retry-After holds back everybody, because requests sent
/// meanwhile only make it longer. Shared by all callers of one CRM user.
/// </summary>
internal sealed class ConcurrencyLimit(int most, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> waiting = new();
    private double limit = Math.Min(4, most);
    private int inFlight;
    private long decreases;
    private DateTimeOffset closedUntil = DateTimeOffset.MinValue;

    /// <summary>The limit now, at least 1.</summary>
    public int Current
    {
        get { lock (gate) return (int)limit; }
    }

    /// <summary>How many more may be in flight now; below zero where requests wait for a place.</summary>
    public int Room
    {
        get { lock (gate) return (int)limit - inFlight - waiting.Count; }
    }

    /// <summary>How long a Retry-After holds everybody back yet, or null.</summary>
    public TimeSpan? HeldBack => Closed();

    /// <summary>Waits for a place. Every entry is left exactly once.</summary>
    public async Task<Entry> Enter(CancellationToken cancel)
    {
        await Place(cancel);
        try
        {
            while (Closed() is { } left)
                await Task.Delay(left, time, cancel);
        }
        catch (OperationCanceledException)
        {
            Leave();
            throw;
        }
        lock (gate) return new Entry(decreases);
    }

    /// <summary>Leaves after an answer that shows no overload.</summary>
    public void Succeeded(Entry entry)
    {
        lock (gate)
            if (entry.Decreases == decreases)
                limit = Math.Min(most, limit + 1 / limit);
        Leave();
    }

    /// <summary>Leaves after "too much". Requests that were in flight together count as one signal.</summary>
    public void Overloaded(Entry entry, TimeSpan? retryAfter)
    {
        lock (gate)
        {
            if (entry.Decreases == decreases)
            {
                limit = Math.Max(1, limit / 2);
                decreases++;
            }
            var until = time.GetUtcNow() + (retryAfter ?? TimeSpan.Zero);
            if (until > closedUntil) closedUntil = until;
        }
        Leave();
    }

    /// <summary>Leaves after a failure that says nothing about load.</summary>
    public void Failed() => Leave();

    private Task Place(CancellationToken cancel)
    {
        TaskCompletionSource turn;
        lock (gate)
        {
            if (inFlight < (int)limit)
            {
                inFlight++;
                return Task.CompletedTask;
            }
            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(turn);
        }
        return Wait(turn, cancel);
    }

    private static async Task Wait(TaskCompletionSource turn, CancellationToken cancel)
    {
        await using var registration = cancel.Register(() => turn.TrySetCanceled(cancel));
        await turn.Task;
    }

    private void Leave()
    {
        lock (gate)
        {
            inFlight--;
            while (inFlight < (int)limit && waiting.TryDequeue(out var next))
                if (next.TrySetResult()) // a waiter that gave up is passed over
                    inFlight++;
        }
    }

    private TimeSpan? Closed()
    {
        lock (gate)
        {
            var left = closedUntil - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    /// <summary>A place in flight, with the number of decreases when it was taken.</summary>
    internal readonly record struct Entry(long Decreases);
}
