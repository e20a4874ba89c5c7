using NodaTime;

namespace LeadSync.Domain.Sla;

/// <summary>
/// One promise about one record, from its start to its end. Immutable: what happens makes another clock. All that fires
/// depends on the instants of events and on the calendar, and a clock that is looked at late says the same as one that was
/// looked at in time (see README.md).
/// </summary>
public sealed record SlaClock
{
    private const int LongestHistory = 100;

    /// <summary>The policy it measures.</summary>
    public required Guid Policy { get; init; }

    /// <summary>As its policy had it when it started.</summary>
    public required SlaStart Start { get; init; }

    /// <summary>As its policy had them when it started.</summary>
    public required SlaGoals Goals { get; init; }

    /// <summary>What it was started by; policy and occasion name the clock within its record.</summary>
    public required string Occasion { get; init; }

    /// <summary>When it started.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When it ran, in order; the last has no end while it runs.</summary>
    public required IReadOnlyList<RunningSpan> Spans { get; init; }

    /// <summary>What has fired, in order.</summary>
    public IReadOnlyList<FiredMilestone> Fired { get; init; } = [];

    /// <summary>The <see cref="SlaPlan.Signature"/> by which it was last advanced.</summary>
    public required string Plan { get; init; }

    /// <summary>The target by which it was last advanced, in minutes.</summary>
    public required long TargetMinutes { get; init; }

    /// <summary>Null while it is open.</summary>
    public SlaEnd? End { get; init; }

    /// <summary>When it ended.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>What happened to it, oldest first; of a long history the middle is dropped.</summary>
    public IReadOnlyList<SlaEvent> History { get; init; } = [];

    /// <summary>Names it within its record.</summary>
    public string Key => $"{Policy:N}:{Occasion}";

    /// <summary>Whether it may still be met.</summary>
    public bool IsOpen => End is null;

    /// <summary>Whether it is open and time passes.</summary>
    public bool IsRunning => IsOpen && Spans[^1].Until is null;

    /// <summary>When its time was up, or null.</summary>
    public Instant? BreachedAt => Fired.FirstOrDefault(fired => fired.Milestone == SlaMilestone.Breach)?.Due;

    /// <summary>The highest warning so far, in percent; null for none.</summary>
    public int? WarnedPercent => Fired.Where(fired => fired.Milestone.StartsWith(SlaMilestone.WarningPrefix, StringComparison.Ordinal))
        .Max(fired => (int?)fired.Percent);

    /// <summary>How many escalation steps were taken.</summary>
    public int Escalations => Fired.Count(fired => fired.Milestone.StartsWith(SlaMilestone.EscalationPrefix, StringComparison.Ordinal));

    /// <summary>What a record shows of it. A breach stays one, however the clock ends.</summary>
    public SlaState State =>
        BreachedAt is not null ? SlaState.Breached
        : End == SlaEnd.Met ? SlaState.Met
        : End is not null ? SlaState.Cancelled
        : !IsRunning ? SlaState.Paused
        : WarnedPercent is not null ? SlaState.Warned : SlaState.Running;

    /// <summary>A clock that runs since the given instant.</summary>
    public static SlaClock StartAt(SlaPlan plan, string occasion, Instant at) => new()
    {
        Policy = plan.Policy.Id, Start = plan.Policy.Start, Goals = plan.Policy.Goals, Occasion = occasion, StartedAt = at,
        Spans = [new RunningSpan(at, null)], Plan = plan.Signature, TargetMinutes = plan.Policy.TargetMinutes,
        History = [new SlaEvent(at, "started")],
    };

    /// <summary>Fires what is due at <paramref name="now"/> and has not fired. A clock that does not run is not advanced.</summary>
    public SlaClock Advance(SlaPlan plan, Instant now) => IsRunning ? Fire(plan, milestone => true, due => due <= now, now) : this;

    /// <summary>Stops it; what was due until then fires, with <paramref name="seen"/> as the moment of firing.</summary>
    public SlaClock Pause(SlaPlan plan, Instant at, Instant seen)
    {
        if (!IsRunning) return this;
        var from = Spans[^1].From;
        var stop = Instant.Max(at, from);
        var due = Fire(plan, milestone => true, moment => moment <= stop, seen);
        return due with { Spans = [.. Spans.SkipLast(1), new RunningSpan(from, stop)], History = due.Add(new SlaEvent(stop, "paused")) };
    }

    /// <summary>Lets it go on, also after it was cancelled.</summary>
    public SlaClock Resume(Instant at)
    {
        if (IsRunning || End is SlaEnd.Met or SlaEnd.Superseded) return this;
        var from = Instant.Max(at, Spans[^1].Until ?? StartedAt);
        return this with
        {
            End = null, EndedAt = null, Spans = [.. Spans, new RunningSpan(from, null)], History = Add(new SlaEvent(from, "resumed")),
        };
    }

    /// <summary>
    /// What it waits for happened. Only its instant counts, not when that was seen: in time up to and including the due
    /// instant. Warnings and escalations that have not fired are of no use any more.
    /// </summary>
    public SlaClock Meet(SlaPlan plan, Instant at, Instant seen, Guid? by = null) => Close(plan, SlaEnd.Met, at, seen, new SlaEvent(at, "met", By: by));

    /// <summary>It does not count any more; what it had failed to keep by then stays failed.</summary>
    public SlaClock Cancel(SlaPlan plan, Instant at, Instant seen, SlaEnd how = SlaEnd.Cancelled, string? why = null) =>
        Close(plan, how, at, seen, new SlaEvent(at, "cancelled", Note: why));

    /// <summary>Its policy is in use no more, and with it there is no saying what was due.</summary>
    public SlaClock Abandon(Instant at) => IsOpen ? Ended(SlaEnd.Cancelled, at, new SlaEvent(at, "cancelled", Note: "the policy is not in use")) : this;

    /// <summary>
    /// Goes over to another plan. What has fired stays so, except for a breach of an open clock that would lie after
    /// <paramref name="now"/>: that is taken back, and the clock may breach again.
    /// </summary>
    public SlaClock Replan(SlaPlan plan, Instant now)
    {
        if (!IsOpen || plan.Signature == Plan) return this;
        var over = this with { Plan = plan.Signature, TargetMinutes = plan.Policy.TargetMinutes, History = Add(new SlaEvent(now, "replanned")) };
        return BreachedAt is null || over.DueAt(plan) <= now ? over
            : over with { Fired = [.. Fired.Where(fired => fired.Milestone != SlaMilestone.Breach)] };
    }

    /// <summary>When time is up; null while it stands still, has not been up and nobody can say.</summary>
    public Instant? DueAt(SlaPlan plan) => DueOf(plan, Duration.FromMinutes(plan.Policy.TargetMinutes));

    /// <summary>When it has something to do next by itself; null for never.</summary>
    public Instant? NextAlarm(SlaPlan plan) => !IsRunning ? null : plan.Milestones
        .Where(milestone => !HasFired(milestone.Id)).Select(milestone => DueOf(plan, milestone.After)).Min();

    /// <summary>The open time it has run until an instant, or until its end if that was before.</summary>
    public Duration Used(SlaPlan plan, Instant at)
    {
        var last = EndedAt is { } end ? Instant.Min(end, at) : at;
        return Spans.Aggregate(Duration.Zero, (sum, span) => sum + plan.Calendar.Elapsed(span.From, span.Until is { } until ? Instant.Min(until, last) : last));
    }

    /// <summary>The whole minutes of <see cref="Used"/>.</summary>
    public long MinutesUsed(SlaPlan plan, Instant at) => Used(plan, at).BclCompatibleTicks / NodaConstants.TicksPerMinute;

    private SlaClock Close(SlaPlan plan, SlaEnd how, Instant at, Instant seen, SlaEvent entry)
    {
        if (!IsOpen) return this;
        var end = Instant.Max(at, StartedAt);
        return Fire(plan, milestone => milestone.Id == SlaMilestone.Breach, due => due < end, seen).Ended(how, end, entry with { At = end });
    }

    private SlaClock Ended(SlaEnd how, Instant at, SlaEvent entry) => this with
    {
        End = how, EndedAt = at, History = Add(entry),
        Spans = [.. Spans.SkipLast(1), Spans[^1] with { Until = Spans[^1].Until ?? Instant.Max(at, Spans[^1].From) }],
    };

    private SlaClock Fire(SlaPlan plan, Func<SlaMilestone, bool> which, Func<Instant, bool> isTime, Instant seen)
    {
        var (fired, clock) = (new List<FiredMilestone>(), this);
        foreach (var milestone in plan.Milestones.Where(milestone => which(milestone) && !HasFired(milestone.Id)))
            if (DueOf(plan, milestone.After) is { } due && isTime(due))
            {
                fired.Add(new FiredMilestone(milestone.Id, milestone.Percent, due, seen));
                clock = clock with { History = clock.Add(Entry(milestone, due, seen)) };
            }
        return fired.Count == 0 ? this : clock with { Fired = [.. Fired.Concat(fired)] };
    }

    private static SlaEvent Entry(SlaMilestone milestone, Instant due, Instant seen) => milestone switch
    {
        { Escalation: { } step } => new SlaEvent(seen, "escalated", milestone.Percent, Note: step.Id.ToString("D")),
        { Id: SlaMilestone.Breach } => new SlaEvent(due, "breached", milestone.Percent),
        _ => new SlaEvent(due, "warned", milestone.Percent),
    };

    private bool HasFired(string milestone) => Fired.Any(fired => fired.Milestone == milestone);

    /// <summary>The first instant at which it has run for so long; null where it stands still before, or the calendar has no such time.</summary>
    private Instant? DueOf(SlaPlan plan, Duration open)
    {
        var left = open;
        foreach (var span in Spans)
        {
            var passed = span.Until is { } until ? plan.Calendar.Elapsed(span.From, until) : (Duration?)null;
            if (passed is null || passed >= left) return plan.Calendar.TryDue(span.From, left, out var due) ? due : null;
            left -= passed.Value;
        }
        return null;
    }

    private IReadOnlyList<SlaEvent> Add(SlaEvent entry) =>
        History.Count < LongestHistory ? [.. History, entry] : [History[0], .. History.Skip(2), entry];
}
