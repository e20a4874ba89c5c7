using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.Calendars;

/// <summary>
/// The CRM's calendars, kept in memory. Read anew when the CRM says that one changed, and now and then in case that message
/// was lost. While the CRM is away the last ones stand; of one that cannot be used any more the default takes the place.
/// </summary>
internal sealed class CalendarDirectory(RowFeed rows, TimeProvider time, ILogger<CalendarDirectory> log) : IDisposable
{
    private readonly KeptInMemory<CalendarBook> kept = new(TimeSpan.FromMinutes(10), time);

    /// <summary>What there is now, or the error of a CRM that never answered yet.</summary>
    public Task<Answer<CalendarBook>> Current(CancellationToken cancel) => kept.Current(Read, cancel);

    /// <summary>A calendar changed in the CRM: the next one who asks reads all.</summary>
    public Task Invalidate(CancellationToken cancel) => kept.Invalidate(cancel);

    public void Dispose() => kept.Dispose();

    private async Task<Answer<CalendarBook>> Read(CancellationToken cancel)
    {
        var read = await rows.All(CalendarRow.Query, CalendarRow.Of, cancel);
        if (read.Failed) return read.Error;
        foreach (var broken in read.Value.Where(row => row.Problem is not null))
            log.LogWarning("The calendar {Calendar} cannot be used: {Problem}", broken.Id, broken.Problem);
        return new CalendarBook(read.Value);
    }
}
