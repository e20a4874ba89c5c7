using NodaTime;

namespace LeadSync.Domain.Routing;

/// <summary>Somebody who was passed over, and why.</summary>
public sealed record PassedOver(Guid User, Hindrance Hindrance);

/// <summary>A member of a pool.</summary>
/// <param name="Seller">Who it is.</param>
/// <param name="Load">How many open leads the member has.</param>
public sealed record PoolMember(Seller Seller, int Load);

/// <summary>Who of a pool gets a lead.</summary>
/// <param name="User">The member; null where nobody can get it.</param>
/// <param name="State">The pool after it.</param>
/// <param name="PassedOver">The members who could not get it.</param>
public sealed record PoolChoice(Guid? User, PoolState State, IReadOnlyList<PassedOver> PassedOver);

/// <summary>Choosing a member of a team.</summary>
public static class RoutingPool
{
    /// <summary>
    /// Chooses among the members who can get a lead. Who is at work comes before who is not; where nobody is, those who begin
    /// work first take part, since the lead is not to be left without an owner and its due time counts in business time.
    /// </summary>
    /// <param name="state">Whose turn it is.</param>
    /// <param name="target">Which of the three ways to choose; in turn where it is none of them.</param>
    /// <param name="members">The members, each once.</param>
    /// <param name="at">When the lead is given.</param>
    /// <param name="notTo">Whom it is not to be given to.</param>
    public static PoolChoice Choose(
        PoolState state, RoutingTarget target, IReadOnlyCollection<PoolMember> members, Instant at, IReadOnlyCollection<Guid> notTo)
    {
        var passed = new List<PassedOver>();
        var there = new List<(PoolMember Member, Instant Starts)>();
        foreach (var member in members)
        {
            var (starts, hindrance) = HindranceOf(member.Seller, member.Load, at, notTo);
            if (hindrance is { } why) passed.Add(new PassedOver(member.Seller.User, why));
            else there.Add((member, starts));
        }
        if (there.Count == 0) return new PoolChoice(null, state, passed);
        var first = there.Min(one => one.Starts);
        passed.AddRange(there.Where(one => one.Starts > first).Select(one => new PassedOver(one.Member.Seller.User, Hindrance.OutsideHours)));
        var chosen = Chosen(state, target, [.. there.Where(one => one.Starts == first).Select(one => one.Member)]);
        return new PoolChoice(chosen.User, state.After(chosen.User, target == RoutingTarget.TeamByWeight ? chosen.Weight : 1), passed);
    }

    /// <summary>Why somebody cannot get a lead at all, working hours aside, and when work on it would begin.</summary>
    public static (Instant Starts, Hindrance? Hindrance) HindranceOf(Seller seller, int load, Instant at, IReadOnlyCollection<Guid> notTo)
    {
        var begins = seller.Begins(at);
        if (begins.Hindrance is not null) return begins;
        if (notTo.Contains(seller.User)) return (at, Hindrance.NotToBeGivenBack);
        return seller.HasRoom(load) ? begins : (at, Hindrance.AtCapacity);
    }

    private static Seller Chosen(PoolState state, RoutingTarget target, List<PoolMember> members)
    {
        var least = members.Min(member => member.Load);
        var eligible = members.Where(member => target != RoutingTarget.TeamByLoad || member.Load == least).ToDictionary(member => member.Seller.User, member => member.Seller);
        return eligible[state.Next(eligible.Keys)];
    }
}
