namespace LeadSync.Domain.Nurture;

/// <summary>What a nurture track is to reach.</summary>
public enum NurtureGoal
{
    /// <summary>More interest.</summary>
    RaiseInterest,

    /// <summary>A fuller profile.</summary>
    CompleteProfile,

    /// <summary>A better fit, as far as that can be found out.</summary>
    ImproveFit,

    /// <summary>To be thought of again. Only a recycle reason names such a track; no deficit does.</summary>
    Reactivate,
}

/// <summary>A sequence of steps by which marketing nurtures people.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Order">Of several that fit, the lowest counts.</param>
/// <param name="Goal">What it is to reach.</param>
/// <param name="Persona">The only persona it is for; null where it is for everybody.</param>
public sealed record NurtureTrack(Guid Id, int Order, NurtureGoal Goal, Guid? Persona);
