using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.Nurture;

/// <summary>
/// The CRM's personas and nurture tracks, kept in memory: they are few. Read anew when the CRM says that one changed, and now
/// and then in case that message was lost. While the CRM is away the last ones stand.
/// </summary>
internal sealed class NurtureDirectory(RowFeed rows, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ReadAnewAfter = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim loading = new(1, 1);
    private NurtureBook? book;
    private DateTimeOffset readAgainAt = DateTimeOffset.MinValue;

    /// <summary>What there is now, or the error of a CRM that never answered yet.</summary>
    public async Task<Answer<NurtureBook>> Current(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            if (book is { } fresh && now < readAgainAt) return fresh;
            var read = await Read(cancel);
            if (read.Failed) return book is { } old ? old : read.Error;
            readAgainAt = now + ReadAnewAfter;
            return book = read.Value;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>A row changed in the CRM: the next one who asks reads all.</summary>
    public async Task Invalidate(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        readAgainAt = DateTimeOffset.MinValue;
        loading.Release();
    }

    public void Dispose() => loading.Dispose();

    private async Task<Answer<NurtureBook>> Read(CancellationToken cancel)
    {
        var personas = await rows.All(NurtureBook.PersonaQuery, NurtureBook.PersonaOf, cancel);
        if (personas.Failed) return personas.Error;
        var tracks = await rows.All(NurtureBook.TrackQuery, NurtureBook.TrackOf, cancel);
        return tracks.Failed ? tracks.Error : new NurtureBook(personas.Value, tracks.Value);
    }
}
