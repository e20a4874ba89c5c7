namespace LeadSync.Domain.Routing;

/// <summary>Who a rule gives a lead to.</summary>
public enum RoutingTarget
{
    /// <summary>The owner of the lead's account.</summary>
    AccountOwner,

    /// <summary>The account manager of the lead's account.</summary>
    AccountManager,

    /// <summary>One named user.</summary>
    User,

    /// <summary>A queue, from which people take leads themselves.</summary>
    Queue,

    /// <summary>A member of a team, one after the other.</summary>
    TeamInTurn,

    /// <summary>A member of a team, in proportion to the members' weights.</summary>
    TeamByWeight,

    /// <summary>The member of a team who has the fewest open leads.</summary>
    TeamByLoad,
}

/// <summary>A target with the one it names; what the target does not need is null.</summary>
/// <param name="Target">The kind of target.</param>
/// <param name="User">The user, of <see cref="RoutingTarget.User"/>.</param>
/// <param name="Queue">The queue, of <see cref="RoutingTarget.Queue"/>.</param>
/// <param name="Team">The team, of the three kinds that choose a member.</param>
public sealed record RoutingAim(RoutingTarget Target, Guid? User = null, Guid? Queue = null, Guid? Team = null)
{
    /// <summary>The team whose members take turns; null where the target is none.</summary>
    public Guid? Pool => Target is RoutingTarget.TeamInTurn or RoutingTarget.TeamByWeight or RoutingTarget.TeamByLoad ? Team : null;
}

/// <summary>One rule of routing.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Name">Its name, for the record.</param>
/// <param name="Order">The lowest is asked first; of equals the one with the lower id.</param>
/// <param name="Conditions">Which leads it is for.</param>
/// <param name="Aim">Who gets them.</param>
/// <param name="TakesOver">
/// Whether it takes a lead that a later rule routed and nobody has accepted, once the lead has come to match.
/// </param>
public sealed record RoutingRule(Guid Id, string Name, int Order, RoutingConditions Conditions, RoutingAim Aim, bool TakesOver = false);
