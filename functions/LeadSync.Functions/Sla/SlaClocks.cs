using LeadSync.Domain.Sla;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Records;
using NodaTime;

namespace LeadSync.Functions.Sla;

/// <summary>
/// Keeps the clocks of records (see README.md). Everything about a record is read whenever it is looked at, and what is stored is
/// written only if nobody wrote meanwhile: looks may be repeated, come late or overlap.
/// </summary>
internal sealed class SlaClocks(
    SlaLedger ledger, SlaTimers timers, SlaDirectory directory, SlaReader reader, SlaEffects effects, SlaCount count, TimeProvider time) : IRecordClocks
{
    /// <summary>How often an open clock without an alarm is looked at: what ends or resumes it may have been lost.</summary>
    private static readonly Duration IdleLook = Duration.FromHours(6);

    private static readonly MessageOutcome Overlapped = new MessageOutcome.Later("somebody else looked meanwhile", TimeSpan.Zero);

    public async Task<IClockLook> Begin(IReadOnlyList<RecordRef> records, CancellationToken cancel) =>
        new ClockLook(this, Instant.FromDateTimeOffset(time.GetUtcNow()), await ledger.Read(records, cancel));

    private async Task<Dictionary<RecordRef, MessageOutcome>> Keep(
        Dictionary<RecordRef, StoredClocks> stored, Instant now, (IReadOnlyList<TrackedRecord> Records, IReadOnlyDictionary<Guid, Routed> Routed) read,
        CancellationToken cancel)
    {
        var rules = await directory.Current(cancel);
        if (rules.Failed) return stored.Keys.ToDictionary(record => record, MessageOutcome (_) => Away(rules.Error));
        foreach (var gone in stored.Keys.Except(read.Records.Select(record => record.Ref))) await Forget(stored[gone], cancel);
        var courses = await reader.Read([.. read.Records.Select(record => (record, stored[record.Ref]))], read.Routed, (rules.Value, now), cancel);
        if (courses.Failed) return stored.Keys.ToDictionary(record => record, MessageOutcome (_) => Away(courses.Error));
        var (again, kept) = (new Dictionary<RecordRef, MessageOutcome>(), new List<KeptRecord>());
        foreach (var (record, course) in courses.Value)
        {
            var before = stored[record.Ref];
            var after = After(before, course, rules.Value, now);
            if (await Store(before, after, cancel) is { } stands) kept.Add(new KeptRecord(record, before, stands, rules.Value, now));
            else again[record.Ref] = Overlapped;
        }
        // Also where nothing changed: whoever stored the alarm may have died before this.
        await timers.Send(kept.Select(one => one.Clocks), cancel);
        count.Add(kept);
        foreach (var (record, outcome) in await Finish(kept, cancel)) again[record] = outcome;
        return again;
    }

    private static StoredClocks After(StoredClocks before, SlaCourse course, SlaRules rules, Instant now)
    {
        var clocks = course.Of(before.Clocks);
        var known = before.Clocks.ToDictionary(clock => clock.Key, clock => clock.Fired.Select(fired => fired.Milestone).ToHashSet(StringComparer.Ordinal));
        var fired = from clock in clocks
                    where clock.IsOpen
                    from milestone in clock.Fired
                    where milestone.Milestone.StartsWith(SlaMilestone.EscalationPrefix, StringComparison.Ordinal)
                        && !(known.TryGetValue(clock.Key, out var old) && old.Contains(milestone.Milestone))
                    select StoredClocks.StepKey(clock, Guid.Parse(milestone.Milestone.AsSpan(SlaMilestone.EscalationPrefix.Length)));
        return before with
        {
            Clocks = StoredClocks.Compact(clocks), Pending = [.. before.Pending, .. fired], Alarm = Alarm(clocks, course, rules, (before.Alarm, now)),
        };
    }

    private static DateTimeOffset? Alarm(IReadOnlyList<SlaClock> clocks, SlaCourse course, SlaRules rules, (DateTimeOffset? Noted, Instant Now) moment)
    {
        var next = clocks.Select(clock => rules.Book.PlanOf(clock.Policy) is { } plan ? clock.NextAlarm(plan) : null).Append(course.NextEvent).Min();
        if (!clocks.Any(clock => clock.IsOpen && !(rules.Book.PlanOf(clock.Policy) is { } plan && clock.NextAlarm(plan) is not null)))
            return next is { } sure ? SlaTimers.MomentOf(sure) : null;
        var idle = SlaTimers.MomentOf(moment.Now + IdleLook);
        // One that is noted already is near enough.
        if (moment.Noted is { } noted && noted > moment.Now.ToDateTimeOffset() && noted < idle) idle = noted;
        return next is { } at && SlaTimers.MomentOf(at) < idle ? SlaTimers.MomentOf(at) : idle;
    }

    /// <summary>What is stored now; null where somebody else wrote meanwhile.</summary>
    private async Task<StoredClocks?> Store(StoredClocks before, StoredClocks after, CancellationToken cancel)
    {
        if (before.Alarm == after.Alarm && before.Pending.Count == after.Pending.Count && before.Clocks.SequenceEqual(after.Clocks, ReferenceEqualityComparer.Instance))
            return before;
        if (before.Alarm != after.Alarm) await timers.Announce(after, cancel);
        return await ledger.Write(after, cancel);
    }

    private async Task<Dictionary<RecordRef, MessageOutcome>> Finish(IReadOnlyList<KeptRecord> kept, CancellationToken cancel)
    {
        var again = new Dictionary<RecordRef, MessageOutcome>();
        var done = await effects.Do(kept, cancel);
        foreach (var one in kept)
        {
            if (done.Outage is { } outage && one.Clocks.Clocks.Count > 0) again[one.Record.Ref] = Away(outage);
            else if (!await Settle(one, cancel)) again[one.Record.Ref] = Overlapped;
            else await timers.Retire(one.Record.Ref, one.Before.Alarm, one.Clocks.Alarm, cancel);
        }
        return again;
    }

    /// <summary>False where somebody else wrote meanwhile: then what was just shown may be older than what was shown before.</summary>
    private async Task<bool> Settle(KeptRecord one, CancellationToken cancel) => one.Clocks.Pending.Count > 0
        ? await ledger.Write(one.Clocks with { Pending = [] }, cancel) is not null
        : one.Clocks.Clocks.Count == 0 || await ledger.Stands(one.Clocks, cancel);

    private async Task Forget(StoredClocks gone, CancellationToken cancel)
    {
        if (gone.ETag is null) return;
        await ledger.Forget(gone, cancel);
        await timers.Retire(gone.Record, gone.Alarm, null, cancel);
    }

    private static MessageOutcome.Later Away(DataverseError error) => new($"the CRM: {error.Fault}", error.RetryAfter);

    private sealed class ClockLook(SlaClocks clocks, Instant now, Dictionary<RecordRef, StoredClocks> stored) : IClockLook
    {
        public async Task<IReadOnlyDictionary<RecordRef, MessageOutcome>> Keep(
            IReadOnlyList<TrackedRecord> records, IReadOnlyDictionary<Guid, Routed> routed, CancellationToken cancel) =>
            await clocks.Keep(stored, now, (records, routed), cancel);
    }
}
