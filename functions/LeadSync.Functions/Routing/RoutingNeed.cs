using LeadSync.Schema;
using NodaTime;

namespace LeadSync.Functions.Routing;

/// <summary>Whether a lead has to be routed now, and why. A function of the lead and of what stands of it: asked twice, it says the same.</summary>
internal static class RoutingNeed
{
    /// <summary>A value of RoutingReason, or null where what stands holds.</summary>
    public static int? Of(LeadToRoute lead, StandingRouting? standing, RoutingBook book, Instant now)
    {
        if (lead.Order is { } order) return standing?.Keys.Contains(order.Key) == true ? null : RoutingReason.Escalated;
        var isNew = standing is null || standing.Entered != lead.Record.StageEnteredOn;
        if (isNew && (lead.Record.Stage == LeadStage.QualifiedLead || book.Router.RulesFor(lead.Case).Any())) return RoutingReason.Qualified;
        if (IsRefused(standing)) return standing!.Reason;
        if (HasLostOwner(lead, standing, book, now)) return RoutingReason.OwnerLeft;
        return standing is not null && IsTakenOver(lead, standing, book) ? RoutingReason.ScoreRose : null;
    }

    // Decided, but the CRM does not let that user have it.
    private static bool IsRefused(StandingRouting? standing) => standing?.User is { } user && standing.Refused.Contains(user);

    private static bool HasLostOwner(LeadToRoute lead, StandingRouting? standing, RoutingBook book, Instant now)
    {
        // Whoever owns a lead that waits in a queue does not work on it.
        if (Waits(lead, standing)) return false;
        var owner = IsWritten(lead, standing) ? lead.OwningUser : standing!.User ?? lead.OwningUser;
        return owner is { } user && book.Sellers.GetValueOrDefault(user)?.IsGone(now) == true;
    }

    // Who got it by hand keeps it, and who accepted it, too.
    private static bool IsTakenOver(LeadToRoute lead, StandingRouting standing, RoutingBook book) =>
        lead.Record.Stage == LeadStage.QualifiedLead && IsWritten(lead, standing) && standing.TakenBy is null
        && lead.Record.Owner?.Id == (standing.User ?? standing.Before)
        && book.Router.TakesOver(lead.Case, standing.Rule, standing.PassedOver);

    /// <summary>Whether the lead waits in a queue for somebody to take it.</summary>
    public static bool Waits(LeadToRoute lead, StandingRouting? standing) =>
        standing is { Queue: not null, TakenBy: null } && !(IsWritten(lead, standing) && HasLeftQueue(lead, standing));

    /// <summary>Whether somebody took the lead out of the queue, and nothing was done about it yet.</summary>
    public static bool IsTaken(LeadToRoute lead, StandingRouting? standing) =>
        standing is { Queue: not null, TakenBy: null } && IsWritten(lead, standing) && lead.OwningUser is not null && HasLeftQueue(lead, standing);

    // Whoever owned it before may take it too: then the queue is cleared and the owner stays.
    private static bool HasLeftQueue(LeadToRoute lead, StandingRouting standing) => lead.Record.Owner?.Id != standing.Before || lead.Queue is null;

    /// <summary>Whether all of a routing is in the CRM: the lead says so last.</summary>
    public static bool IsWritten(LeadToRoute lead, StandingRouting? standing) => standing is null || lead.RoutedOn == standing.At;
}
