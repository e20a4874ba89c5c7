using LeadSync.Domain.Calendars;
using NodaTime;

namespace LeadSync.Domain.Routing;

/// <summary>A time away: from <paramref name="From"/> until before <paramref name="Until"/>, or for good where that is null.</summary>
public readonly record struct Absence(Instant From, Instant? Until)
{
    /// <summary>Whether it holds at an instant. One that ends before it begins never does.</summary>
    public bool Holds(Instant at) => From <= at && (Until is null || at < Until);
}

/// <summary>Why somebody cannot get a lead.</summary>
public enum Hindrance
{
    /// <summary>The CRM has no such user.</summary>
    Unknown,

    /// <summary>The user is disabled: somebody who left.</summary>
    Disabled,

    /// <summary>Takes no new leads for now.</summary>
    Paused,

    /// <summary>Is away, or will be when work begins next.</summary>
    Absent,

    /// <summary>Has as many open leads as the capacity allows.</summary>
    AtCapacity,

    /// <summary>Is off work while somebody else of the pool works.</summary>
    OutsideHours,

    /// <summary>Is the one it is to be taken from.</summary>
    NotToBeGivenBack,
}

/// <summary>Somebody who may get leads.</summary>
/// <param name="User">The user.</param>
public sealed record Seller(Guid User)
{
    /// <summary>Whether the user cannot sign in any more.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether new leads are to pass by for now.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The most open leads; null for no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>The share among the members of a team, from 1 to <see cref="PoolState.LargestWeight"/>.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The working hours; always there by default.</summary>
    public BusinessCalendar Hours { get; init; } = BusinessCalendar.AlwaysOpen;

    /// <summary>The times away.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>Whether the user is gone and does not come back: disabled, or absent without an end.</summary>
    public bool IsGone(Instant at) => IsDisabled || Absences.Any(absence => absence.Until is null && absence.Holds(at));

    /// <summary>
    /// When the user can begin with a lead that comes at an instant: then, or at the next opening of the working hours. An
    /// absence that holds at either counts, so that nobody gets on the eve of a vacation what waits until its end.
    /// </summary>
    /// <returns>The first instant of work, or why there is none.</returns>
    public (Instant Starts, Hindrance? Hindrance) Begins(Instant at)
    {
        if (IsDisabled) return (at, Hindrance.Disabled);
        if (IsPaused) return (at, Hindrance.Paused);
        if (!Hours.TryDue(at, 0, out var opening)) return (at, Hindrance.Absent);
        return Absences.Any(absence => absence.Holds(at) || absence.Holds(opening)) ? (opening, Hindrance.Absent) : (opening, null);
    }

    /// <summary>Whether so many open leads leave room for one more.</summary>
    public bool HasRoom(int load) => Capacity is not { } most || load < most;
}
