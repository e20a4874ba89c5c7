using LeadSync.Domain.Sla;
using LeadSync.Functions.Records;
using NodaTime;

namespace LeadSync.Functions.Sla;

/// <summary>A record with its clocks as a look leaves them.</summary>
/// <param name="Record">As it stands in the CRM.</param>
/// <param name="Before">What was stored when the look began.</param>
/// <param name="Clocks">What is stored now.</param>
/// <param name="Rules">By which they were kept.</param>
/// <param name="Now">The moment of the look.</param>
internal sealed record KeptRecord(TrackedRecord Record, StoredClocks Before, StoredClocks Clocks, SlaRules Rules, Instant Now)
{
    /// <summary>Ended clocks are compared with what the CRM shows for so long.</summary>
    private static readonly Duration ShownAfterEnd = Duration.FromDays(1);

    /// <summary>The clocks whose rows in the CRM may have to be written.</summary>
    public IEnumerable<SlaClock> ToShow => Clocks.Clocks.Where(clock => clock.IsOpen || clock.EndedAt > Now - ShownAfterEnd || !Before.Clocks.Contains(clock));

    /// <summary>The clock that the record shows: the open one that is due first, else the one that ended last; null where there is none.</summary>
    public SlaClock? MostUrgent =>
        Clocks.Clocks.Where(clock => clock.IsOpen).OrderBy(clock => DueOf(clock) ?? Instant.MaxValue).ThenBy(clock => clock.StartedAt).FirstOrDefault()
        ?? Clocks.Clocks.Where(clock => clock.End != SlaEnd.Superseded).OrderBy(clock => clock.EndedAt).LastOrDefault();

    /// <summary>When its time is up; null while nobody can say.</summary>
    public Instant? DueOf(SlaClock clock) => Rules.Book.PlanOf(clock.Policy) is { } plan ? clock.DueAt(plan) : null;

    /// <summary>The minutes it has used; null where its policy or calendar is gone.</summary>
    public long? UsedOf(SlaClock clock) => Rules.Book.PlanOf(clock.Policy) is { } plan ? clock.MinutesUsed(plan, Now) : null;
}
