namespace LeadSync.DevOrg.Pipeline;

/// <summary>Wakes the worker when a commit has left system jobs. Losing one does no harm: the worker also looks by itself.</summary>
public sealed class AsyncOperationSignal : IDisposable
{
    private readonly SemaphoreSlim waiting = new(0, 1);

    /// <summary>Says that there is work.</summary>
    public void Raise()
    {
        try
        {
            waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been said already.
        }
    }

    /// <summary>Waits until there is work, at most as long as told.</summary>
    public Task Wait(TimeSpan longest, CancellationToken cancel) => waiting.WaitAsync(longest, cancel);

    public void Dispose() => waiting.Dispose();
}
