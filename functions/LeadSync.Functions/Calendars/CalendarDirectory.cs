using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.Calendars;

/// <summary>
/// The CRM's calendars, kept in memory. Read anew when the CRM says that one changed, and now and then in case that message
/// was lost. While the CRM is away the last ones stand; of one that cannot be used any more the default takes the place.
/// </summary>
internal sealed class CalendarDirectory(RowFeed rows, TimeProvider time, ILogger<CalendarDirectory> log) : IDisposable
{
    private static readonly TimeSpan ReadAnewAfter = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim loading = new(1, 1);
    private CalendarBook? book;
    private DateTimeOffset readAgainAt = DateTimeOffset.MinValue;

    /// <summary>What there is now, or the error of a CRM that never answered yet.</summary>
    public async Task<Answer<CalendarBook>> Current(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            if (book is { } fresh && now < readAgainAt) return fresh;
            var read = await rows.All(CalendarRow.Query, CalendarRow.Of, cancel);
            if (read.Failed) return book is { } old ? old : read.Error;
            foreach (var broken in read.Value.Where(row => row.Problem is not null))
                log.LogWarning("The calendar {Calendar} cannot be used: {Problem}", broken.Id, broken.Problem);
            readAgainAt = now + ReadAnewAfter;
            return book = new CalendarBook(read.Value);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>A calendar changed in the CRM: the next one who asks reads all.</summary>
    public async Task Invalidate(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        readAgainAt = DateTimeOffset.MinValue;
        loading.Release();
    }

    public void Dispose() => loading.Dispose();
}
