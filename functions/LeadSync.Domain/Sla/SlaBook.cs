using NodaTime;

namespace LeadSync.Domain.Sla;

/// <summary>All by which clocks are kept, at one moment. Immutable.</summary>
/// <param name="policies">The policies in use.</param>
/// <param name="plans">Their plans by policy; a policy whose calendar cannot be used has none.</param>
/// <param name="members">The users of each joint team.</param>
/// <param name="measuredSince">What began before is not measured.</param>
public sealed class SlaBook(
    SlaPolicies policies, IReadOnlyDictionary<Guid, SlaPlan> plans, IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> members, Instant measuredSince)
{
    /// <summary>The policies in use.</summary>
    public SlaPolicies Policies => policies;

    /// <summary>What began before is not measured.</summary>
    public Instant MeasuredSince => measuredSince;

    /// <summary>The plan of a policy; null where the policy is not in use, or its calendar cannot be used.</summary>
    public SlaPlan? PlanOf(Guid policy) => plans.GetValueOrDefault(policy);

    /// <summary>Whether a policy is in use, but there is no saying when its time is up.</summary>
    public bool IsWithoutCalendar(Guid policy) => policies.Find(policy) is not null && !plans.ContainsKey(policy);

    /// <summary>Whether something that began then is measured by the policy.</summary>
    public bool Measures(SlaPolicy policy, Instant start) => start >= measuredSince && start >= policy.MadeAt;

    /// <summary>Whether what the user does counts for the policy: the owner, or a member of its joint team.</summary>
    public bool CountsFor(SlaPolicy policy, SlaFacts record, Guid? user) =>
        user is { } known && (record.Owners.Contains(known) || (policy.Team is { } team && members.TryGetValue(team, out var joint) && joint.Contains(known)));
}
