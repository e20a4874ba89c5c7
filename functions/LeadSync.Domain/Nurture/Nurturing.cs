namespace LeadSync.Domain.Nurture;

/// <summary>Whose a lead is.</summary>
public enum LeadPhase
{
    /// <summary>Marketing's: it may be nurtured.</summary>
    Marketing,

    /// <summary>Sales': nobody else addresses it meanwhile.</summary>
    Sales,

    /// <summary>Nobody's any more: customer, lost or disqualified.</summary>
    Ended,
}

/// <summary>All that the choice of a lead's nurture track depends on.</summary>
/// <param name="Phase">Whose the lead is.</param>
/// <param name="ConsentsOut">Whether the person does not want to be addressed.</param>
/// <param name="CoolsDown">Whether a cool-down lasts.</param>
/// <param name="Current">The track it is on.</param>
/// <param name="Deficits">What it lacks for the next better grade, as in <see cref="Scoring.Score.Deficits"/>.</param>
/// <param name="Persona">Its persona.</param>
public sealed record NurtureSituation(
    LeadPhase Phase, bool ConsentsOut, bool CoolsDown, Guid? Current, IReadOnlyCollection<string> Deficits, Guid? Persona);

/// <summary>Which nurture track a lead is on.</summary>
public static class Nurturing
{
    // First what marketing itself can change; who the person is comes last.
    private static readonly (string Deficit, NurtureGoal Goal)[] Goals =
    [
        ("interest", NurtureGoal.RaiseInterest), ("profile", NurtureGoal.CompleteProfile), ("fit", NurtureGoal.ImproveFit),
    ];

    /// <summary>The track, of these in use; null where the lead is not to be nurtured, or nothing fits.</summary>
    public static Guid? TrackOf(NurtureSituation lead, IReadOnlyCollection<NurtureTrack> tracks)
    {
        if (lead.ConsentsOut || lead.Phase == LeadPhase.Sales) return null;
        var kept = tracks.Any(track => track.Id == lead.Current) ? lead.Current : null;
        // Why it was given back decides, until the cool-down is over; what becomes of the ended is not LeadSync's to say.
        if (lead.Phase == LeadPhase.Ended || (lead.CoolsDown && kept is not null)) return kept;
        return ByDeficits(lead, tracks);
    }

    private static Guid? ByDeficits(NurtureSituation lead, IReadOnlyCollection<NurtureTrack> tracks)
    {
        var fitting = tracks.Where(track => track.Persona is null || track.Persona == lead.Persona).OrderBy(track => track.Order).ThenBy(track => track.Id).ToList();
        foreach (var (deficit, goal) in Goals)
            if (lead.Deficits.Contains(deficit) && fitting.Find(track => track.Goal == goal) is { } track)
                return track.Id;
        return null;
    }
}
