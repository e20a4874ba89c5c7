using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using LeadSync.Functions.UpdateCrm;
using LeadSync.Schema;

namespace LeadSync.Functions.Routing;

/// <summary>What became of writing routings.</summary>
/// <param name="Written">The leads that say so now.</param>
/// <param name="Refused">The leads that the CRM does not let be changed so.</param>
/// <param name="Outage">Set where the CRM went away; the rest is written by the next look.</param>
internal sealed record WrittenRoutings(IReadOnlySet<Guid> Written, IReadOnlyDictionary<Guid, DataverseError> Refused, DataverseError? Outage);

/// <summary>
/// Writes routings to the CRM: follow-up, record of the decision, and last the lead itself, with which all is done. Every part
/// may be written again.
/// </summary>
internal sealed class RoutingWriter(BulkWriter bulk, FollowUps followUps, HandOverReader handOvers, TimeProvider time, ILogger<RoutingWriter> log)
{
    private const string Bind = "@odata.bind";

    /// <summary>Writes what was decided of leads.</summary>
    public async Task<WrittenRoutings> Write(IReadOnlyList<(LeadToRoute Lead, StandingRouting Routing)> decided, RoutingBook book, CancellationToken cancel)
    {
        var nothing = new WrittenRoutings(new HashSet<Guid>(), new Dictionary<Guid, DataverseError>(), null);
        if (decided.Count == 0) return nothing;
        var summaries = await handOvers.Of(decided, cancel);
        if (summaries.Failed) return nothing with { Outage = summaries.Error };
        var asked = decided.Where(one => one.Routing.User is not null && !IsGivenByHand(one.Lead, one.Routing))
            .Select(one => FollowUpOf(one.Lead, one.Routing, one.Routing.User!.Value, one.Routing.At, book)).OfType<FollowUp>();
        if (await followUps.Write([.. asked], book.Calendars, cancel) is { } outage) return nothing with { Outage = outage };
        var records = await bulk.Write(
            CrmTable.RoutingDecision, BulkMessage.UpsertMultiple, [.. decided.Select(one => new BulkRow(one.Lead.Id.ToString("D"), RecordOf(one.Lead, one.Routing, book)))], cancel);
        foreach (var (lead, error) in records.Refused) log.LogWarning("The CRM refused the record of the routing of lead {Lead}: {Fault} {Code}", lead, error.Fault, error.Code);
        if (records.Outage is { } away) return nothing with { Outage = away };
        var leads = decided.Select(one => new BulkRow(one.Lead.Id.ToString("D"), ColumnsOf(one.Lead, one.Routing, summaries.Value[one.Lead.Id], book)));
        return Of(await bulk.Write(CrmTable.Lead, BulkMessage.UpdateMultiple, [.. leads], cancel));
    }

    /// <summary>Asks those to follow up who took leads out of queues, and takes the leads out.</summary>
    public async Task<WrittenRoutings> Take(IReadOnlyList<(LeadToRoute Lead, StandingRouting Routing)> taken, RoutingBook book, CancellationToken cancel)
    {
        var nothing = new WrittenRoutings(new HashSet<Guid>(), new Dictionary<Guid, DataverseError>(), null);
        if (taken.Count == 0) return nothing;
        var asked = taken.Select(one => FollowUpOf(one.Lead, one.Routing, one.Lead.OwningUser!.Value, time.GetUtcNow(), book)).OfType<FollowUp>();
        if (await followUps.Write([.. asked], book.Calendars, cancel) is { } outage) return nothing with { Outage = outage };
        return Of(await bulk.Write(CrmTable.Lead, BulkMessage.UpdateMultiple, [.. taken.Select(one => WithoutQueue(one.Lead.Id))], cancel));
    }

    /// <summary>Takes leads out of their queues. Null when that is done, else the outage.</summary>
    public async Task<DataverseError?> Leave(IReadOnlyList<TrackedRecord> leads, CancellationToken cancel) => leads.Count == 0 ? null
        : (await bulk.Write(CrmTable.Lead, BulkMessage.UpdateMultiple, [.. leads.Select(lead => WithoutQueue(lead.Ref.Id))], cancel)).Outage;

    private static BulkRow WithoutQueue(Guid lead) => new(lead.ToString("D"), new JsonObject { ["leadid"] = lead.ToString("D"), [Lead.QueueIdNavigation + Bind] = null });

    private static WrittenRoutings Of(BulkOutcome outcome) => new(
        outcome.Written.Select(Guid.Parse).ToHashSet(), outcome.Refused.ToDictionary(refused => Guid.Parse(refused.Key), refused => refused.Value), outcome.Outage);

    /// <summary>Whether a person gave the lead to somebody since it was decided: that stands.</summary>
    private static bool IsGivenByHand(LeadToRoute lead, StandingRouting routing) =>
        lead.Record.Owner?.Id is { } owner && owner != routing.Before && owner != routing.User;

    private static FollowUp? FollowUpOf(LeadToRoute lead, StandingRouting routing, Guid user, DateTimeOffset from, RoutingBook book) =>
        book.TemplateOf(book.RuleOf(routing.Rule)?.Template) is { } template ? new FollowUp(lead, routing, user, template, from) : null;

    private JsonObject ColumnsOf(LeadToRoute lead, StandingRouting routing, string summary, RoutingBook book)
    {
        var row = new JsonObject
        {
            ["leadid"] = lead.Id.ToString("D"),
            [Lead.RoutedOn] = PersonPlanner.Time(routing.At),
            [Lead.RoutingRuleIdNavigation + Bind] = Bound(CrmTable.RoutingRule, book.RuleOf(routing.Rule)?.Rule.Id),
            [Lead.QueueIdNavigation + Bind] = routing.Queue is { } queue ? $"queues({queue:D})" : null,
            [Lead.HandOver] = summary,
            [Lead.HandOverOn] = PersonPlanner.Time(time.GetUtcNow()),
        };
        if (routing.User is { } user && !IsGivenByHand(lead, routing)) row["ownerid" + Bind] = Bound(CrmTable.User, user);
        return row;
    }

    private static JsonObject RecordOf(LeadToRoute lead, StandingRouting routing, RoutingBook book)
    {
        var row = new JsonObject
        {
            ["@odata.id"] = $"{RoutingDecision.EntitySetName}({RoutingDecision.Key}={OData.Text(routing.KeyOf(lead.Id))})",
            [RoutingDecision.Name] = LeadColumns.Cut(routing.RuleName.Length > 0 ? routing.RuleName : routing.KeyOf(lead.Id), 100),
            [RoutingDecision.RuleName] = LeadColumns.Cut(routing.RuleName, 100),
            [RoutingDecision.Reason] = routing.Reason,
            [RoutingDecision.Target] = routing.Target,
            [RoutingDecision.RoutedOn] = PersonPlanner.Time(routing.At),
            [RoutingDecision.Inputs] = routing.Inputs,
            [RoutingDecision.Skipped] = routing.Skipped,
            [RoutingDecision.LeadIdNavigation + Bind] = Bound(CrmTable.Lead, lead.Id),
        };
        if (Bound(CrmTable.RoutingRule, book.RuleOf(routing.Rule)?.Rule.Id) is { } rule) row[RoutingDecision.RuleIdNavigation + Bind] = rule;
        if (Bound(CrmTable.User, routing.User) is { } user) row[RoutingDecision.UserIdNavigation + Bind] = user;
        if (routing.Queue is { } queue) row[RoutingDecision.QueueIdNavigation + Bind] = $"queues({queue:D})";
        if (routing.Team is { } team) row[RoutingDecision.TeamIdNavigation + Bind] = $"teams({team:D})";
        return row;
    }

    private static string? Bound(CrmTable table, Guid? id) => id is { } given ? $"{table.SetName}({given:D})" : null;
}
