using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Records;

/// <summary>Has records looked at: routed, and their clocks kept.</summary>
internal sealed class RecordMarks(IMessageQueue queue)
{
    private const int MessagesPerSend = 100;

    /// <summary>Durable when it returns.</summary>
    public async Task Mark(IEnumerable<RecordRef> records, CancellationToken cancel)
    {
        foreach (var chunk in records.Distinct().Chunk(MessagesPerSend))
            await queue.Send(Queues.Records, [.. chunk.Select(record => record.ToMessage())], cancel);
    }

    /// <summary>
    /// The same, but not before the given moment. Nobody has to take such a timer back: whoever looks does what is due then,
    /// be it nothing.
    /// </summary>
    public async Task MarkAt(IEnumerable<(RecordRef Record, DateTimeOffset Moment)> timers, CancellationToken cancel)
    {
        foreach (var chunk in timers.Chunk(MessagesPerSend))
            await queue.Send(Queues.Timers, [.. chunk.Select(timer => timer.Record.ToMessage(timer.Moment))], cancel);
    }

    /// <inheritdoc cref="MarkAt(IEnumerable{ValueTuple{RecordRef, DateTimeOffset}}, CancellationToken)"/>
    public Task MarkAt(RecordRef record, DateTimeOffset moment, CancellationToken cancel) => MarkAt([(record, moment)], cancel);
}
