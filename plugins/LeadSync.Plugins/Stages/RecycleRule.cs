using System;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>Where a recycled lead goes, and what becomes of it there.</summary>
internal static class RecycleRule
{
    /// <summary>
    /// The stage a lead comes to that is to go back: the reason may end in Disqualified, and so does a recycle that counts
    /// beyond the maximum.
    /// </summary>
    public static int Destination(NamedReason reason, int recycles, int? maximum) =>
        reason.Target == RecycleTarget.Disqualified || (reason.Counts && recycles >= maximum) ? LeadStage.Disqualified : LeadStage.Lead;

    /// <summary>Writes what a recycle changes besides the stage.</summary>
    public static void Apply(NamedReason reason, int recycles, DateTime now, Entity lead)
    {
        lead[Lead.RecycledOn] = now;
        lead[Lead.CooldownUntil] = reason.CooldownDays > 0 ? now.AddDays(reason.CooldownDays) : null;
        if (reason.ResetsInterest)
            lead[Lead.InterestFrom] = now;
        lead[Lead.NurtureTrackId] = reason.NurtureTrack;
        lead[Lead.RecycleCount] = recycles + (reason.Counts ? 1 : 0);
        lead[Lead.AcceptedOn] = null;
        lead[Lead.AcceptedBy] = null;
    }
}
