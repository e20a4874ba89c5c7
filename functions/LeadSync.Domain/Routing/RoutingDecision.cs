namespace LeadSync.Domain.Routing;

/// <summary>Why a rule that was for the lead did not get it.</summary>
public enum SkipReason
{
    /// <summary>The lead has no account, or the account nobody of the kind asked for.</summary>
    NobodyNamed,

    /// <summary>The one it names, or everybody of its team, is passed over.</summary>
    NobodyThere,

    /// <summary>The rule names no user, queue or team, or one without members.</summary>
    Incomplete,
}

/// <summary>A rule that was passed over.</summary>
/// <param name="Rule">Its row.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why.</param>
/// <param name="People">Who was passed over, and why.</param>
public sealed record SkippedRule(Guid Rule, string Name, SkipReason Reason, IReadOnlyList<PassedOver> People);

/// <summary>What was decided about a lead.</summary>
/// <param name="Rule">The rule that took it; null where none did, and then nobody gets it.</param>
/// <param name="User">The new owner; null where the owner stays.</param>
/// <param name="Queue">The queue; null where it goes to a user.</param>
/// <param name="PassedOver">The members of the rule's team who were passed over.</param>
/// <param name="Skipped">The rules before it that were for the lead and had nobody to give.</param>
public sealed record RoutingDecision(
    RoutingRule? Rule, Guid? User, Guid? Queue, IReadOnlyList<PassedOver> PassedOver, IReadOnlyList<SkippedRule> Skipped)
{
    /// <summary>The team the owner was chosen from.</summary>
    public Guid? Team => User is null ? null : Rule?.Aim.Pool;
}
