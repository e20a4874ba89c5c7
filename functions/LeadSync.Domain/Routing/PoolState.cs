using System.Collections.Immutable;

namespace LeadSync.Domain.Routing;

/// <summary>What one member of a pool was given.</summary>
/// <param name="Tag">The virtual time from which the member is due again.</param>
/// <param name="LastTurn">The number of the member's last turn; 0 for none.</param>
/// <param name="Given">How many leads in all.</param>
public sealed record PoolTally(long Tag, long LastTurn, long Given)
{
    /// <summary>Of somebody who never had a turn.</summary>
    public static PoolTally None { get; } = new(0, 0, 0);
}

/// <summary>
/// Whose turn it is in a pool: start-time fair queuing (see README.md). Every lead moves its member on by a stride, the
/// smaller the larger the weight; the next goes to whoever is furthest behind. Who was away goes on from where the pool
/// stands, so nothing is made up for. Immutable.
/// </summary>
/// <param name="Time">The pool's virtual time: the tag at which the last turn began.</param>
/// <param name="Turns">How many turns there were.</param>
/// <param name="Members">What each member was given.</param>
public sealed record PoolState(long Time, long Turns, ImmutableSortedDictionary<Guid, PoolTally> Members)
{
    /// <summary>The largest weight that counts.</summary>
    public const int LargestWeight = 1000;

    // Divisible by 1 to 16, and so large that the rest left by other weights does not matter.
    private const long Stride = 720_720_000;

    /// <summary>A pool before its first turn.</summary>
    public static PoolState Empty { get; } = new(0, 0, ImmutableSortedDictionary<Guid, PoolTally>.Empty);

    /// <summary>What a member was given.</summary>
    public PoolTally Of(Guid user) => Members.GetValueOrDefault(user, PoolTally.None);

    /// <summary>The tag at which a turn of the member would begin: never before the pool's own time.</summary>
    public long StartOf(Guid user) => Math.Max(Time, Of(user).Tag);

    /// <summary>Who of these, of whom there is at least one, is next.</summary>
    public Guid Next(IEnumerable<Guid> users) =>
        users.MinBy(user => (StartOf(user), Of(user).LastTurn, user));

    /// <summary>The pool after a turn of the member; a weight out of range counts as the nearest in it.</summary>
    public PoolState After(Guid user, int weight)
    {
        var start = StartOf(user);
        var tally = new PoolTally(start + (Stride / Math.Clamp(weight, 1, LargestWeight)), Turns + 1, Of(user).Given + 1);
        return new PoolState(start, Turns + 1, Members.SetItem(user, tally));
    }
}
