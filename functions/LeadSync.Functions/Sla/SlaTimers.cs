using LeadSync.Functions.Records;
using NodaTime;

namespace LeadSync.Functions.Sla;

/// <summary>
/// Has records looked at when one of their clocks has something to do: by a message, and by a row in an index that tells the sweep of lost
/// messages. Neither is ever taken back before its time: a look does what is due then, be it nothing.
/// </summary>
internal sealed class SlaTimers(TimerIndex index, RecordMarks marks)
{
    private const long TicksPerMillisecond = NodaConstants.TicksPerMillisecond;

    /// <summary>The moment as messages have it: whole milliseconds, never early.</summary>
    public static DateTimeOffset MomentOf(Instant at) =>
        DateTimeOffset.FromUnixTimeMilliseconds((at.ToUnixTimeTicks() + TicksPerMillisecond - 1) / TicksPerMillisecond);

    /// <summary>Before it is stored that the record has this alarm.</summary>
    public async Task Announce(StoredClocks clocks, CancellationToken cancel)
    {
        if (clocks.Alarm is { } alarm) await index.Put(clocks.Record, alarm, cancel);
    }

    /// <summary>After it is stored. Durable when it returns.</summary>
    public Task Send(IEnumerable<StoredClocks> stored, CancellationToken cancel) =>
        marks.MarkAt(stored.Where(clocks => clocks.Alarm is not null).Select(clocks => (clocks.Record, clocks.Alarm!.Value)), cancel);

    /// <summary>After all that was due by the former alarm has been done.</summary>
    public async Task Retire(RecordRef record, DateTimeOffset? former, DateTimeOffset? alarm, CancellationToken cancel)
    {
        if (former is { } past && past != alarm) await index.Remove(record, past, cancel);
    }
}
