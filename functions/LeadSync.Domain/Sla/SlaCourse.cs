using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Sla;

/// <summary>
/// What becomes of a record's clocks when it is looked at: which start, stop, go on, end and fire. It depends on the state
/// of things and the instants of events alone, so looking again changes nothing.
/// </summary>
/// <param name="book">By what clocks are kept.</param>
/// <param name="record">The record as it stands.</param>
/// <param name="contacts">Completed calls, e-mails and appointments since the open clocks started, in any order.</param>
/// <param name="now">The moment of the look; what lies after it has not happened.</param>
public sealed class SlaCourse(SlaBook book, SlaFacts record, IEnumerable<SlaContact> contacts, Instant now)
{
    private readonly List<SlaContact> contacts =
        [.. contacts.Where(contact => contact.At <= now).OrderBy(contact => contact.At).ThenBy(contact => contact.Id)];

    private readonly IReadOnlyList<SlaPolicy> applicable = book.Policies.For(record);

    /// <summary>
    /// The first event that lies after the look, as where the CRM's clock is ahead: then the record is to be looked at again. Null
    /// for none.
    /// </summary>
    public Instant? NextEvent { get; } = contacts.Select(contact => (Instant?)contact.At)
        .Append(record.StageEnteredAt).Append(record.Routed?.At)
        .Where(at => at > now).Min();

    /// <summary>The record's clocks as they are now; those that were given keep their order, new ones follow.</summary>
    public IReadOnlyList<SlaClock> Of(IReadOnlyList<SlaClock> clocks)
    {
        var all = clocks.Select(Again).ToList();
        // Each message takes the place of the one before, so all of them have to be there before any is continued.
        foreach (var plan in Plans(SlaStart.AnswerAwaited)) all.AddRange(Awaited(plan, all));
        all = [.. all.Select(clock => Continue(clock, all))];
        // Whether one of these is due depends on what has become of the others.
        foreach (var plan in Plans(SlaStart.StageEntered)) all.AddRange(New(plan, all, record.StageEnteredAt).Select(clock => Continue(clock, all)).ToList());
        foreach (var plan in Plans(SlaStart.Routed))
            if (!all.Exists(clock => clock.Policy == plan.Policy.Id && clock.IsOpen))
                all.AddRange(New(plan, all, record.Routed!.At).Select(clock => Continue(clock, all)).ToList());
        return all;
    }

    /// <summary>The instant before which no contact matters to these clocks, nor to those that would start.</summary>
    public static Instant ContactsSince(IEnumerable<SlaClock> clocks, SlaFacts record, Instant measuredSince)
    {
        var open = clocks.Where(clock => clock.IsOpen || clock.Start == SlaStart.AnswerAwaited).Select(clock => clock.StartedAt);
        var since = open.Append(record.StageEnteredAt).Append(record.Routed?.At ?? record.StageEnteredAt).Min();
        return Instant.Max(since, measuredSince);
    }

    /// <summary>A clock that was cancelled goes on where its policy applies again to the same occasion.</summary>
    private SlaClock Again(SlaClock clock) =>
        clock.End == SlaEnd.Cancelled && Applies(clock) is { } policy && book.PlanOf(policy.Id) is not null && IsOccasionOf(clock) ? clock.Resume(now) : clock;

    private SlaPolicy? Applies(SlaClock clock) => applicable.FirstOrDefault(policy => policy.Id == clock.Policy);

    private bool IsOccasionOf(SlaClock clock) => clock.Start switch
    {
        SlaStart.StageEntered => clock.Occasion == StageOccasion,
        SlaStart.Routed => record.Routed is { } routed && (clock.IsOpen || clock.Occasion == Occasion(routed.At)),
        _ => true,
    };

    private string StageOccasion => Occasion(record.StageEnteredAt);

    private static string Occasion(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private IEnumerable<SlaPlan> Plans(SlaStart start) =>
        applicable.Where(policy => policy.Start == start).Select(policy => book.PlanOf(policy.Id)).OfType<SlaPlan>();

    private IEnumerable<SlaClock> New(SlaPlan plan, List<SlaClock> all, Instant start)
    {
        var occasion = Occasion(start);
        // What was kept under another policy that measures the same is not asked for twice.
        var isDone = all.Exists(clock => clock.Occasion == occasion && (clock.Policy == plan.Policy.Id
            || (clock.End == SlaEnd.Met && clock.Start == plan.Policy.Start && clock.Goals == plan.Policy.Goals)));
        return isDone || start > now || !book.Measures(plan.Policy, start) ? [] : [SlaClock.StartAt(plan, occasion, start)];
    }

    private IEnumerable<SlaClock> Awaited(SlaPlan plan, List<SlaClock> all)
    {
        var own = all.Where(clock => clock.Policy == plan.Policy.Id).ToList();
        var last = own.Count == 0 ? Instant.MinValue : own.Max(clock => clock.StartedAt);
        return contacts
            .Where(contact => contact.IsInbound && contact.At >= last && book.Measures(plan.Policy, contact.At))
            .Where(contact => !own.Exists(clock => clock.Occasion == contact.Id.ToString("N")))
            .Select(contact => SlaClock.StartAt(plan, contact.Id.ToString("N"), contact.At));
    }

    private SlaClock Continue(SlaClock clock, List<SlaClock> all)
    {
        if (!clock.IsOpen || book.IsWithoutCalendar(clock.Policy)) return clock;
        if (book.PlanOf(clock.Policy) is not { } plan) return clock.Abandon(now);
        var planned = clock.Replan(plan, now);
        if (EndOf(plan, clock, all) is not { } end) return Status(plan, planned).Advance(plan, now);
        // What stopped before the end is still seen to have stopped.
        var stopped = end.At > record.ModifiedAt ? Status(plan, planned) : planned;
        return end.How == SlaEnd.Met ? stopped.Meet(plan, end.At, now, end.By) : stopped.Cancel(plan, end.At, now, end.How, end.Why);
    }

    private SlaClock Status(SlaPlan plan, SlaClock clock)
    {
        var stands = record.StatusReason is { } reason && plan.Policy.PauseStatuses.Contains(reason);
        if (stands == !clock.IsRunning) return clock;
        var at = Instant.Min(now, Instant.Max(record.ModifiedAt, clock.StartedAt));
        return stands ? clock.Pause(plan, at, now) : clock.Resume(at);
    }

    private sealed record Ending(SlaEnd How, Instant At, Guid? By = null, string? Why = null);

    /// <summary>The first end there is, or null: what it waits for, or that it cannot come any more.</summary>
    private Ending? EndOf(SlaPlan plan, SlaClock clock, List<SlaClock> all)
    {
        var left = Next(clock, all) is { } next ? new Ending(SlaEnd.Superseded, next.StartedAt, Why: "another message came")
            : IsOccasionOf(clock) ? null : Left(clock);
        var met = contacts.Find(contact => !contact.IsInbound && contact.At >= clock.StartedAt && clock.Goals.HasFlag(GoalOf(contact.Kind))
            && book.CountsFor(plan.Policy, record, contact.By));
        if (met is not null && (left is null || met.At <= left.At)) return new Ending(SlaEnd.Met, met.At, met.By);
        return left ?? (Applies(clock) is null ? new Ending(SlaEnd.Cancelled, record.IsOpen ? now : Within(clock, record.ModifiedAt), Why: "does not apply") : null);
    }

    private static SlaClock? Next(SlaClock clock, List<SlaClock> all) => clock.Start != SlaStart.AnswerAwaited ? null : all
        .Where(other => other.Policy == clock.Policy
            && (other.StartedAt > clock.StartedAt || (other.StartedAt == clock.StartedAt && string.CompareOrdinal(other.Occasion, clock.Occasion) > 0)))
        .OrderBy(other => other.StartedAt).ThenBy(other => other.Occasion, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The record is no longer in the stage, or with the person, that the clock was started by.</summary>
    private Ending Left(SlaClock clock)
    {
        var at = record.StageEnteredAt > clock.StartedAt ? record.StageEnteredAt : record.IsOpen ? now : record.ModifiedAt;
        return clock.Start == SlaStart.StageEntered && (clock.Goals & (SlaGoals.Stage | SlaGoals.Decision)) != SlaGoals.None
            ? new Ending(SlaEnd.Met, Within(clock, at)) : new Ending(SlaEnd.Cancelled, Within(clock, at), Why: "left the stage");
    }

    private Instant Within(SlaClock clock, Instant at) => Instant.Min(now, Instant.Max(clock.StartedAt, at));

    private static SlaGoals GoalOf(ContactKind kind) => kind switch
    {
        ContactKind.Call => SlaGoals.Call,
        ContactKind.Email => SlaGoals.Email,
        _ => SlaGoals.Appointment,
    };
}
