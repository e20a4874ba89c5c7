using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Records;

/// <summary>By what a lead was routed, as it stands now.</summary>
/// <param name="Rule">The row of the rule.</param>
/// <param name="At">When the lead was routed, last.</param>
/// <param name="Policy">The SLA policy that the rule names.</param>
/// <param name="Owner">Who has it now, a queue's lead nobody.</param>
/// <param name="Queue">The queue it waits in.</param>
internal sealed record Routed(Guid Rule, DateTimeOffset At, Guid? Policy, RecordOwner? Owner, Guid? Queue);

/// <summary>What became of leads that were to be routed.</summary>
/// <param name="Standing">By lead, what stands now. A lead that is nothing for sales is missing.</param>
/// <param name="Outage">Set where the CRM went away; leads that are missing are to be looked at again.</param>
internal sealed record RoutingOutcome(IReadOnlyDictionary<Guid, Routed> Standing, DataverseError? Outage)
{
    public static readonly RoutingOutcome Nothing = new(new Dictionary<Guid, Routed>(), null);
}

/// <summary>A lead is to have another owner because a clock ran out.</summary>
/// <param name="Lead">As it stands; its present owner does not get it again.</param>
/// <param name="Key">Names the escalation: the same key gives the lead away once.</param>
/// <param name="User">Who gets it, or null.</param>
/// <param name="Queue">The queue that gets it, where no user is named.</param>
/// <param name="Team">The team one of whose members gets it, where neither is named; null for the pool it came from.</param>
internal sealed record Reassignment(TrackedRecord Lead, string Key, Guid? User, Guid? Queue, Guid? Team);

/// <summary>Gives leads to people.</summary>
internal interface ILeadRouting
{
    /// <summary>
    /// Routes the leads that have to be routed and leaves the others. Doing it twice changes nothing. All leads of the batch are
    /// named, closed ones too: whether one is for sales is decided here.
    /// </summary>
    Task<RoutingOutcome> Route(IReadOnlyList<TrackedRecord> leads, CancellationToken cancel);

    /// <summary>Gives a lead to somebody else. Null when that is done, or was before; else the error that kept it.</summary>
    Task<DataverseError?> Reassign(Reassignment order, CancellationToken cancel);
}
