using System.Text.Json;
using System.Text.Json.Serialization;
using LeadSync.Domain.Routing;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.State;
using LeadSync.Schema;
using NodaTime;
using RoutingDecision = LeadSync.Domain.Routing.RoutingDecision;
using RoutingRule = LeadSync.Domain.Routing.RoutingRule;
using RoutingTarget = LeadSync.Domain.Routing.RoutingTarget;

namespace LeadSync.Functions.Routing;

/// <summary>
/// Decides about leads, each once per need: the decision, and the turn it takes in a pool, are one commit. Who meets somebody
/// else's commit reads again, and finds what is decided already.
/// </summary>
internal sealed class RoutingDecisions(IPartitionStore store, OwnerLoads loads, TimeProvider time) : IDisposable
{
    // Of each its routing and its pending row, and room for as many pools as a commit still takes.
    private const int LeadsPerCommit = 30;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    // In one process nobody is to lose a race that can be waited for; among several the store decides.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>What stands of each lead after all were decided that needed it; a lead that never was routed is missing.</summary>
    public async Task<Answer<Dictionary<Guid, StandingRouting>>> Decide(IReadOnlyList<LeadToRoute> leads, RoutingBook book, CancellationToken cancel)
    {
        var stored = await Stored(leads, cancel);
        var needing = leads.Where(lead => RoutingNeed.Of(lead, stored.GetValueOrDefault(lead.Id).Routing, book, Now) is not null).ToList();
        await turn.WaitAsync(cancel);
        try
        {
            foreach (var chunk in needing.Chunk(LeadsPerCommit))
                while (true)
                {
                    cancel.ThrowIfCancellationRequested();
                    var tried = await Try(chunk, book, stored, cancel);
                    if (tried.Failed) return tried.Error;
                    if (tried.Value is CommitResult.Committed) break;
                }
        }
        finally
        {
            turn.Release();
        }
        return stored.ToDictionary(pair => pair.Key, pair => pair.Value.Routing);
    }

    /// <summary>What stands of leads, with the version of each.</summary>
    public async Task<Dictionary<Guid, (StandingRouting Routing, string ETag)>> Stored(IEnumerable<LeadToRoute> leads, CancellationToken cancel)
    {
        var stored = new Dictionary<Guid, (StandingRouting, string)>();
        foreach (var lead in leads)
            if (await store.Get(PoolRows.Partition, PoolRows.Lead(lead.Id), cancel) is { } row) stored[lead.Id] = (StandingRouting.Read(row.Value), row.ETag);
        return stored;
    }

    public void Dispose() => turn.Dispose();

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async Task<Answer<CommitResult>> Try(
        IReadOnlyList<LeadToRoute> leads, RoutingBook book, Dictionary<Guid, (StandingRouting Routing, string ETag)> stored, CancellationToken cancel)
    {
        foreach (var (lead, fresh) in await Stored(leads, cancel)) stored[lead] = fresh;
        var plans = leads.Select(lead => Plan.Of(lead, stored.GetValueOrDefault(lead.Id).Routing, book, Now)).OfType<Plan>().ToList();
        var pools = new Dictionary<Guid, StoredRow?>();
        foreach (var team in plans.SelectMany(plan => plan.Pools).Distinct())
            pools[team] = await store.Get(PoolRows.Partition, PoolRows.Pool(team), cancel);
        var situation = await Situation(plans, book, pools, cancel);
        if (situation.Failed) return situation.Error;
        var before = situation.Value;
        var operations = new List<RowOperation>();
        var decided = new List<(Guid Lead, StandingRouting Routing)>();
        var after = before;
        foreach (var plan in plans)
        {
            var (decision, next) = plan.Router.Route(plan.Case, after);
            if (decision.Rule is null) continue;
            var keeps = plan.Keeps(decision);
            var routing = keeps ? plan.Standing!.After(decision.Skipped) : Routing(plan, decision);
            decided.Add((plan.Lead.Id, routing));
            operations.Add(Write(PoolRows.Lead(plan.Lead.Id), routing.Write(), stored.TryGetValue(plan.Lead.Id, out var known) ? known.ETag : null));
            if (keeps) continue;
            operations.Add(new RowOperation.Upsert(PoolRows.Pending(plan.Lead.Id), PoolRows.Write(decision.User)));
            after = next;
        }
        foreach (var (team, row) in pools)
            if (after.PoolOf(team) is var pool && !ReferenceEquals(pool, before.PoolOf(team))) operations.Add(Write(PoolRows.Pool(team), PoolRows.Write(pool), row?.ETag));
        var result = await store.Commit(PoolRows.Partition, operations, cancel);
        // The version is of no use to anybody: who writes next reads it.
        if (result is CommitResult.Committed) foreach (var (lead, routing) in decided) stored[lead] = (routing, "");
        return result;
    }

    private async Task<Answer<RoutingSituation>> Situation(
        List<Plan> plans, RoutingBook book, Dictionary<Guid, StoredRow?> pools, CancellationToken cancel)
    {
        var situation = new RoutingSituation
        {
            At = Now,
            Sellers = book.Sellers,
            Teams = plans.SelectMany(plan => plan.OtherTeams).DistinctBy(team => team.Key).Aggregate(
                book.Teams, (teams, other) => new Dictionary<Guid, IReadOnlyList<Guid>>(teams) { [other.Key] = other.Value }),
        };
        foreach (var (team, row) in pools)
            situation = situation with { Pools = situation.Pools.SetItem(team, row is null ? PoolState.Empty : PoolRows.ReadPool(row.Value)) };
        var counted = await loads.Of(plans.SelectMany(plan => plan.Counted(situation)).ToHashSet(), cancel);
        return counted.Failed ? counted.Error : situation with { Loads = counted.Value };
    }

    private StandingRouting Routing(Plan plan, RoutingDecision decision)
    {
        var (lead, standing, rule) = (plan.Lead, plan.Standing, decision.Rule!);
        var now = time.GetUtcNow();
        var second = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var routing = new StandingRouting
        {
            Entered = lead.Record.StageEnteredOn,
            Number = (standing?.Number ?? 0) + 1,
            Reason = plan.Reason,
            At = standing is not null && standing.At >= second ? standing.At.AddSeconds(1) : second,
            Rule = rule.Id == Guid.Empty ? standing?.Rule : rule.Id,
            RuleName = rule.Id == Guid.Empty ? standing?.RuleName ?? "" : rule.Name,
            Target = RoutingRows.TargetOf.First(pair => pair.Value == rule.Aim.Target).Key,
            User = decision.User,
            Queue = decision.Queue,
            Team = decision.Team,
            Before = lead.Record.Owner?.Id,
            PassedOver = [.. decision.Skipped.Select(skipped => skipped.Rule)],
            Inputs = lead.Inputs(),
            Skipped = JsonSerializer.Serialize(SkippedOf(decision, plan.Book), Readable),
            Tasks = standing?.TasksAfter(lead.Id) ?? [],
            Keys = standing?.Keys ?? [],
            Refused = standing is not null && standing.Entered == lead.Record.StageEnteredOn ? standing.Refused : [],
        };
        return lead.Order is { } order ? routing.With(order.Key) : routing;
    }

    /// <summary>The rules before, and the members of the rule that took it.</summary>
    private static IEnumerable<object> SkippedOf(RoutingDecision decision, RoutingBook book) => decision.Skipped
        .Select(skipped => new { skipped.Rule, skipped.Name, Reason = (SkipReason?)skipped.Reason, People = PeopleOf(skipped.People, book) })
        .Concat(decision.PassedOver.Count == 0 ? [] : [new { Rule = decision.Rule!.Id, decision.Rule.Name, Reason = (SkipReason?)null, People = PeopleOf(decision.PassedOver, book) }]);

    private static IEnumerable<object> PeopleOf(IEnumerable<PassedOver> people, RoutingBook book) =>
        people.Select(person => new { person.User, Name = book.Names.GetValueOrDefault(person.User), Reason = person.Hindrance });

    private static RowOperation Write(string row, byte[] value, string? etag) =>
        etag is null ? new RowOperation.Insert(row, value) : new RowOperation.Replace(row, value, etag);

    /// <summary>A lead that needs a decision, with the rules that decide.</summary>
    private sealed record Plan(LeadToRoute Lead, StandingRouting? Standing, int Reason, Router Router, RoutingCase Case)
    {
        /// <summary>A team that no rule names, with its members.</summary>
        public IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> OtherTeams { get; init; } = new Dictionary<Guid, IReadOnlyList<Guid>>();

        public required RoutingBook Book { get; init; }

        public IEnumerable<Guid> Pools => Router.RulesFor(Case).Select(rule => rule.Aim.Pool).OfType<Guid>();

        public static Plan? Of(LeadToRoute lead, StandingRouting? standing, RoutingBook book, Instant now)
        {
            if (RoutingNeed.Of(lead, standing, book, now) is not { } reason) return null;
            var notTo = new HashSet<Guid>(standing is not null && standing.Entered == lead.Record.StageEnteredOn ? standing.Refused : []);
            if (lead.Order is not null && lead.OwningUser is { } owner) notTo.Add(owner);
            // Later stages have rules seldom: who takes over from somebody who left is found as for a fresh lead.
            var seen = book.Router.RulesFor(lead.Case).Any() ? lead.Case : lead.Case with { Stage = LeadStage.QualifiedLead };
            var router = lead.Order is { } order ? book.Router.Before(RuleOf(order, standing, book)) : book.Router;
            return new Plan(lead, standing, reason, router, seen with { NotTo = notTo }) { OtherTeams = lead.OtherTeams, Book = book };
        }

        /// <summary>Whether the lead stays where it is: the rule that came to match has nobody to give.</summary>
        public bool Keeps(RoutingDecision decision) => Reason == RoutingReason.ScoreRose && (decision.Rule!.Id == Standing!.Rule || !decision.Rule.TakesOver);

        /// <summary>The users whose open leads matter to the decision.</summary>
        public IEnumerable<Guid> Counted(RoutingSituation situation)
        {
            foreach (var rule in Router.RulesFor(Case))
            {
                Guid?[] named = rule.Aim.Pool is { } team ? [.. situation.MembersOf(team).Select(user => (Guid?)user)] : [rule.Aim.User, Case.AccountOwner, Case.AccountManager];
                foreach (var user in named.OfType<Guid>())
                    if (rule.Aim.Target == RoutingTarget.TeamByLoad || situation.SellerOf(user)?.Capacity is not null) yield return user;
            }
        }

        private static RoutingRule RuleOf(Records.Reassignment order, StandingRouting? standing, RoutingBook book)
        {
            var standingAim = book.RuleOf(standing?.Rule)?.Rule.Aim;
            var aim = order.User is { } user ? new RoutingAim(RoutingTarget.User, User: user)
                : order.Queue is { } queue ? new RoutingAim(RoutingTarget.Queue, Queue: queue)
                : order.Team is { } team ? new RoutingAim(RoutingTarget.TeamInTurn, Team: team)
                : standingAim?.Pool is not null ? standingAim : new RoutingAim(RoutingTarget.TeamInTurn, Team: standing?.Team);
            return new RoutingRule(Guid.Empty, "", int.MinValue, new RoutingConditions(), aim);
        }
    }
}
