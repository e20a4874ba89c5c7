namespace LeadSync.Functions.Dataverse;

/// <summary>
/// Something of the CRM that is small, read often and changed seldom. Read anew when somebody says that it changed, and now
/// and then in case that was lost. While the CRM is away what was read last stands.
/// </summary>
/// <param name="readAnewAfter">How long what was read is taken for true without a word.</param>
/// <param name="time">The time.</param>
internal sealed class KeptInMemory<T>(TimeSpan readAnewAfter, TimeProvider time) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private T? kept;
    private DateTimeOffset readAgainAt = DateTimeOffset.MinValue;

    /// <summary>What there is now, or the error of a CRM that never answered yet. One reads, whoever else asks waits for that.</summary>
    public async Task<Answer<T>> Current(Func<CancellationToken, Task<Answer<T>>> read, CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            if (kept is { } fresh && now < readAgainAt) return fresh;
            var answer = await read(cancel);
            if (answer.Failed) return kept is { } old ? old : answer.Error;
            readAgainAt = now + readAnewAfter;
            return kept = answer.Value;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>It changed in the CRM: the next one who asks reads it.</summary>
    public async Task Invalidate(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        readAgainAt = DateTimeOffset.MinValue;
        loading.Release();
    }

    public void Dispose() => loading.Dispose();
}
