using System.Collections.Immutable;
using NodaTime;

namespace LeadSync.Domain.Routing;

/// <summary>Who there is to route to, at one moment. Immutable; deciding gives the next one.</summary>
public sealed record RoutingSituation
{
    private static readonly IReadOnlyList<Guid> Nobody = [];

    /// <summary>The moment.</summary>
    public required Instant At { get; init; }

    /// <summary>The users there are. Who is missing is <see cref="Hindrance.Unknown"/>.</summary>
    public required IReadOnlyDictionary<Guid, Seller> Sellers { get; init; }

    /// <summary>The members of each team.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> Teams { get; init; }

    /// <summary>Whose turn it is in each team.</summary>
    public ImmutableDictionary<Guid, PoolState> Pools { get; init; } = ImmutableDictionary<Guid, PoolState>.Empty;

    /// <summary>The open leads of each user; who is missing has none.</summary>
    public ImmutableDictionary<Guid, int> Loads { get; init; } = ImmutableDictionary<Guid, int>.Empty;

    /// <summary>The open leads of a user.</summary>
    public int LoadOf(Guid user) => Loads.GetValueOrDefault(user);

    /// <summary>Who is asked for; a user whom the CRM does not have is null.</summary>
    public Seller? SellerOf(Guid user) => Sellers.GetValueOrDefault(user);

    /// <summary>The members of a team.</summary>
    public IReadOnlyList<Guid> MembersOf(Guid team) => Teams.GetValueOrDefault(team, Nobody);

    /// <summary>Whose turn it is in a team.</summary>
    public PoolState PoolOf(Guid team) => Pools.GetValueOrDefault(team, PoolState.Empty);

    /// <summary>After a user was given a lead, of a team or by name.</summary>
    public RoutingSituation After(Guid user, Guid? team, PoolState? pool) => this with
    {
        Loads = Loads.SetItem(user, LoadOf(user) + 1),
        Pools = team is { } id && pool is not null ? Pools.SetItem(id, pool) : Pools,
    };
}
