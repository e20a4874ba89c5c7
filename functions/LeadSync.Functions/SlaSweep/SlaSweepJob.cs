using LeadSync.Functions.Records;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.Sla;

namespace LeadSync.Functions.SlaSweep;

/// <summary>Finds what lost messages left behind, has it looked at, and reports it (see README.md).</summary>
internal sealed partial class SlaSweepJob(
    TimerIndex index, SlaLedger ledger, RecordMarks marks, LostEvents events, SlaCount count, ILogger<SlaSweepJob> log) : IScheduledJob
{
    /// <summary>Every minute, as fine as targets are.</summary>
    public const string Schedule = "20 * * * * *";

    /// <summary>So long the message of a timer may take; then it counts as lost.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A record that is sent again and again, as while the CRM is away, is sent ever more rarely: after 2, 4, 8 … minutes.
    private const int MostDoublings = 8;
    private const int AtATime = 1000;

    /// <exception cref="IOException">The CRM is away, so events that were lost cannot be found; the next run looks for them again.</exception>
    public async Task Run(DateTimeOffset now, CancellationToken cancel)
    {
        var recovered = 0;
        foreach (var chunk in (await index.DueBefore(now - Patience, cancel).ToListAsync(cancel)).Chunk(AtATime))
            recovered += await Recover(chunk, now, cancel);
        await index.SkipEmptyHours(now, cancel);
        count.Recovered(recovered, "timer");
        if (recovered > 0) LogTimers(recovered);
        var found = await events.Recover(now, cancel);
        count.Recovered(found, "event");
        if (found > 0) LogEvents(found);
    }

    private async Task<int> Recover(TimerRow[] overdue, DateTimeOffset now, CancellationToken cancel)
    {
        var stored = await ledger.Read(overdue.Select(timer => timer.Record).Distinct(), cancel);
        var lost = new List<TimerRow>();
        foreach (var timer in overdue)
            // Whoever looks writes the index first: one that nobody came to store is a leftover.
            if (stored[timer.Record].Alarm != timer.At) await index.Remove(timer.Record, timer.At, cancel);
            else if (now >= timer.At + (Patience * Math.Pow(2, Math.Min(timer.Sent, MostDoublings)))) lost.Add(timer);
        await marks.Mark(lost.Select(timer => timer.Record), cancel);
        foreach (var timer in lost) await index.NoteSent(timer, cancel);
        return lost.Count(timer => timer.Sent == 0);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} SLA timers were overdue: their messages were lost or wait. The records are looked at now.")]
    private partial void LogTimers(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} records are looked at because their SLA clocks may have missed an event of the CRM.")]
    private partial void LogEvents(int count);
}
