using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using LeadSync.Schema;

namespace LeadSync.Functions.Routing;

/// <summary>Routes leads (see README.md): decides, once per need, and writes what is decided and not in the CRM yet.</summary>
internal sealed class LeadRouting(
    RoutingDirectory directory, RoutingDecisions decisions, RoutingWriter writer, RoutingLedger ledger, PersonStories stories, ILogger<LeadRouting> log) : ILeadRouting
{
    // Each time the CRM refuses somebody another one is chosen; a CRM that refuses everybody is not asked for ever.
    private const int MostTries = 5;

    /// <inheritdoc/>
    public async Task<RoutingOutcome> Route(IReadOnlyList<TrackedRecord> leads, CancellationToken cancel)
    {
        if (await writer.Leave([.. leads.Where(LeadToRoute.IsBackInMarketing)], cancel) is { } outage) return RoutingOutcome.Nothing with { Outage = outage };
        var ours = leads.Where(LeadToRoute.IsForSales).ToList();
        if (ours.Count == 0) return RoutingOutcome.Nothing;
        var book = await directory.Current(cancel);
        if (book.Failed) return RoutingOutcome.Nothing with { Outage = book.Error };
        var cases = new List<LeadToRoute>();
        foreach (var lead in ours) cases.Add(LeadToRoute.Of(lead, book.Value.AsksForTopics ? await stories.Topics(lead.Ref.Id, cancel) : []));
        return await Route(cases, book.Value, cancel);
    }

    /// <inheritdoc/>
    public async Task<DataverseError?> Reassign(Reassignment order, CancellationToken cancel)
    {
        if (!LeadToRoute.IsForSales(order.Lead)) return null;
        var book = await directory.Current(cancel);
        if (book.Failed) return book.Error;
        var lead = LeadToRoute.Of(order.Lead, await stories.Topics(order.Lead.Ref.Id, cancel)) with { Order = order };
        if (order.Team is { } team && !book.Value.Teams.ContainsKey(team))
        {
            var members = await directory.MembersOf([team], cancel);
            if (members.Failed) return members.Error;
            lead = lead with { OtherTeams = members.Value };
        }
        return (await Route([lead], book.Value, cancel)).Outage;
    }

    private async Task<RoutingOutcome> Route(List<LeadToRoute> leads, RoutingBook book, CancellationToken cancel)
    {
        var standing = new Dictionary<Guid, StandingRouting>();
        var written = new HashSet<Guid>();
        var left = leads;
        for (var tries = 1; left.Count > 0 && tries <= MostTries; tries++)
        {
            var decided = await decisions.Decide(left, book, cancel);
            if (decided.Failed) return RoutingOutcome.Nothing with { Outage = decided.Error };
            foreach (var (lead, routing) in decided.Value) standing[lead] = routing;
            var open = left.Where(lead => standing.TryGetValue(lead.Id, out var routing) && !RoutingNeed.IsWritten(lead, routing)).Select(lead => (Lead: lead, Routing: standing[lead.Id])).ToList();
            // What was decided for a stage that the lead has left is not carried out any more.
            var due = open.Where(one => one.Routing.Entered == one.Lead.Record.StageEnteredOn).ToList();
            var outcome = await writer.Write(due, book, cancel);
            written.UnionWith(outcome.Written);
            await ledger.Close(outcome.Written.Concat(open.Except(due).Select(one => one.Lead.Id)), cancel);
            if (outcome.Outage is { } away) return RoutingOutcome.Nothing with { Outage = away };
            left = await Refused(due, outcome, cancel);
        }
        foreach (var lead in leads.Where(lead => !standing.ContainsKey(lead.Id) && lead.Record.Stage == LeadStage.QualifiedLead))
            log.LogWarning("No rule takes the lead {Lead}: there is no catch-all.", lead.Id);
        return await Taken(leads, standing, written, book, cancel);
    }

    /// <summary>The leads for which somebody else may be chosen.</summary>
    private async Task<List<LeadToRoute>> Refused(List<(LeadToRoute Lead, StandingRouting Routing)> due, WrittenRoutings written, CancellationToken cancel)
    {
        var again = new List<LeadToRoute>();
        foreach (var (lead, routing) in due)
            if (written.Refused.TryGetValue(lead.Id, out var error))
            {
                // No more than the code: the CRM's text may name people.
                log.LogWarning("The CRM refused to route the lead {Lead}: {Fault} {Code}", lead.Id, error.Fault, error.Code);
                if (routing.User is not { } user) continue;
                await ledger.Refuse(lead.Id, user, cancel);
                again.Add(lead);
            }
        return again;
    }

    /// <summary>Looks after leads that people took out of queues, and says what stands.</summary>
    private async Task<RoutingOutcome> Taken(
        List<LeadToRoute> leads, Dictionary<Guid, StandingRouting> standing, HashSet<Guid> justWritten, RoutingBook book, CancellationToken cancel)
    {
        var taken = leads.Where(lead => !justWritten.Contains(lead.Id) && RoutingNeed.IsTaken(lead, standing.GetValueOrDefault(lead.Id)))
            .Select(lead => (Lead: lead, Routing: standing[lead.Id])).ToList();
        var written = await writer.Take(taken, book, cancel);
        foreach (var (lead, routing) in taken.Where(one => written.Written.Contains(one.Lead.Id))) await ledger.Take(lead.Id, routing, lead.OwningUser!.Value, cancel);
        if (written.Outage is { } away) return RoutingOutcome.Nothing with { Outage = away };
        var known = leads.Where(lead => standing.TryGetValue(lead.Id, out var routing) && (justWritten.Contains(lead.Id) || RoutingNeed.IsWritten(lead, routing)));
        return new RoutingOutcome(
            known.Where(lead => standing[lead.Id].Rule is not null).ToDictionary(lead => lead.Id, lead => Says(lead, standing[lead.Id], justWritten.Contains(lead.Id), book)), null);
    }

    private static Routed Says(LeadToRoute lead, StandingRouting routing, bool isNew, RoutingBook book)
    {
        var waits = isNew ? routing.Queue is not null : RoutingNeed.Waits(lead, routing);
        var owner = waits ? null : isNew && routing.User is { } user ? new RecordOwner(user, IsTeam: false) : lead.Record.Owner;
        return new Routed(routing.Rule!.Value, routing.At, book.RuleOf(routing.Rule)?.Policy, owner, waits ? routing.Queue : null);
    }
}
