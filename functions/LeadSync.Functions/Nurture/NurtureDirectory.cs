using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.Nurture;

/// <summary>
/// The CRM's personas and nurture tracks, kept in memory: they are few. Read anew when the CRM says that one changed, and now
/// and then in case that message was lost. While the CRM is away the last ones stand.
/// </summary>
internal sealed class NurtureDirectory(RowFeed rows, TimeProvider time) : IDisposable
{
    private readonly KeptInMemory<NurtureBook> kept = new(TimeSpan.FromMinutes(10), time);

    /// <summary>What there is now, or the error of a CRM that never answered yet.</summary>
    public Task<Answer<NurtureBook>> Current(CancellationToken cancel) => kept.Current(Read, cancel);

    /// <summary>A row changed in the CRM: the next one who asks reads all.</summary>
    public Task Invalidate(CancellationToken cancel) => kept.Invalidate(cancel);

    public void Dispose() => kept.Dispose();

    private async Task<Answer<NurtureBook>> Read(CancellationToken cancel)
    {
        var personas = await rows.All(NurtureBook.PersonaQuery, NurtureBook.PersonaOf, cancel);
        if (personas.Failed) return personas.Error;
        var tracks = await rows.All(NurtureBook.TrackQuery, NurtureBook.TrackOf, cancel);
        return tracks.Failed ? tracks.Error : new NurtureBook(personas.Value, tracks.Value);
    }
}
