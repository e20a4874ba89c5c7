using LeadSync.Domain.Nurture;
using LeadSync.Functions.Records;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// The records that may have to be routed, or whose clocks may have to be kept otherwise, by what was just written: LeadSync
/// hears no echo of its own writes, and none of what plug-ins make of them.
/// </summary>
internal static class TouchedRecords
{
    /// <param name="plan">What was written.</param>
    /// <param name="noted">The lead that the person was noted to have before.</param>
    /// <param name="lead">The lead of the person, if there is one by now.</param>
    /// <param name="moved">Whether the lead became a Qualified Lead.</param>
    public static IEnumerable<RecordRef> Of(PersonPlan plan, Guid? noted, Guid? lead, bool moved)
    {
        // Told by what was noted and by the stage, not by what was written alone: whoever died in between comes to the same.
        if (lead is { } id && (moved || lead != noted)) yield return new RecordRef(RecordKind.Lead, id);
        // The funnel of its account moves with it.
        if (moved && plan.Account is { } account) yield return new RecordRef(RecordKind.Account, account);
        foreach (var change in plan.Changes)
            if (change.Record.Table == RecordTable.Lead && Matters(change)) yield return new RecordRef(RecordKind.Lead, change.Record.Id);
    }

    // Before sales is asked nothing but the grade tells which service level applies; after that the score may route it anew.
    private static bool Matters(RecordChange change) => change.Record.Phase == LeadPhase.Sales || change.Columns.ContainsKey(Columns.Grade);
}
