using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Routing;
using NodaTime;

namespace LeadSync.Domain.Tests.Routing;

public sealed class PoolLawTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(200);

    [Fact]
    public void Equals_never_differ_by_more_than_one() => Check((random, count) =>
    {
        var members = Enumerable.Range(1, count).Select(number => Pools.Seller(number)).ToArray();
        var per = Pools.Situation(Pools.Now, members).Many(random.Next(200), Pools.InTurn).Decisions.PerUser();
        var given = members.Select(member => per.GetValueOrDefault(member.User)).ToList();
        return given.Max() - given.Min() <= 1;
    });

    [Fact]
    public void Weights_are_met_within_one_stride_at_every_moment() => Check((random, count) =>
    {
        var members = Enumerable.Range(1, count).Select(number => Pools.Seller(number, 1 + random.Next(16))).ToArray();
        var situation = Pools.Situation(Pools.Now, members);
        var given = members.ToDictionary(member => member.User, _ => 0);
        foreach (var decision in situation.Many(150, ByWeight).Decisions)
        {
            given[decision.User!.Value]++;
            var shares = members.Select(member => (Share: (double)given[member.User] / member.Weight, Stride: 1.0 / member.Weight)).ToList();
            if (shares.Any(one => shares.Any(other => one.Share - other.Share > one.Stride + 1e-9))) return false;
        }
        return true;
    });

    [Fact]
    public void Who_is_there_throughout_stays_equal_while_others_come_and_go() => Check((random, count) =>
    {
        var always = Enumerable.Range(1, count).Select(number => Pools.Seller(number)).ToList();
        var state = PoolState.Empty;
        var given = always.ToDictionary(member => member.User, _ => 0);
        for (var lead = 0; lead < 150; lead++)
        {
            var others = Enumerable.Range(100, 4).Select(number => Pools.Seller(number) with { IsPaused = random.Next(2) == 0 });
            var choice = RoutingPool.Choose(state, RoutingTarget.TeamInTurn, [.. always.Concat(others).Select(seller => new PoolMember(seller, 0))], Pools.Now, []);
            state = choice.State;
            if (given.ContainsKey(choice.User!.Value)) given[choice.User.Value]++;
            if (given.Values.Max() - given.Values.Min() > 1) return false;
        }
        return true;
    });

    [Fact]
    public void Nobody_gets_a_lead_who_must_not_and_a_catch_all_always_takes() => Check((random, count) =>
    {
        var members = Enumerable.Range(1, count).Select(number => Random(random, number)).ToArray();
        RoutingRule[] rules = [Pools.Rule(10, Aim((RoutingTarget)random.Next(7), members)), Pools.Rule(20, Aim((RoutingTarget)random.Next(7), members)), Pools.CatchAll];
        var situation = Pools.Situation(Pools.Now, members);
        for (var lead = 0; lead < 20; lead++)
        {
            var (decision, after) = new Router(rules).Route(Pools.Lead, situation);
            if (decision.User is null == decision.Queue is null) return false;
            if (decision.User is { } user && !MayGet(members.Single(member => member.User == user), situation.LoadOf(user))) return false;
            situation = after;
        }
        return true;
    });

    [Fact]
    public void Same_arguments_give_the_same_decisions_in_whatever_order_members_and_rules_stand() => Check((random, count) =>
    {
        var members = Enumerable.Range(1, count).Select(number => Random(random, number)).ToArray();
        RoutingRule[] rules = [Pools.Rule(10, Aim((RoutingTarget)random.Next(4, 7), members)), Pools.CatchAll];
        var one = Pools.Situation(Pools.Now, members).Many(30, rules).Decisions.Select(decision => (decision.User, decision.Queue));
        var other = Pools.Situation(Pools.Now, [.. members.Reverse()]).Many(30, [.. rules.Reverse()]).Decisions.Select(decision => (decision.User, decision.Queue));
        return one.SequenceEqual(other);
    });

    [Fact]
    public void The_fewest_open_leads_are_levelled_up_first() => Check((random, count) =>
    {
        var members = Enumerable.Range(1, count).Select(number => Pools.Seller(number)).ToArray();
        var loads = members.ToDictionary(member => member.User, _ => random.Next(10));
        var situation = Pools.Situation(Pools.Now, members);
        foreach (var (user, load) in loads) situation = situation with { Loads = situation.Loads.SetItem(user, load) };
        var after = situation.Many(10 * count, Pools.Rule(10, new RoutingAim(RoutingTarget.TeamByLoad, Team: Pools.Team))).After;
        return members.Max(member => after.LoadOf(member.User)) - members.Min(member => after.LoadOf(member.User)) <= 1;
    });

    private static RoutingRule ByWeight { get; } = Pools.Rule(10, new RoutingAim(RoutingTarget.TeamByWeight, Team: Pools.Team));

    private static void Check(Func<Random, int, bool> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            return law(random, 1 + random.Next(8));
        }).Check(Often);

    private static RoutingAim Aim(RoutingTarget target, Seller[] members) => new(target, members[0].User, Pools.Queue, Pools.Team);

    private static Seller Random(Random random, int number) => Pools.Seller(number, 1 + random.Next(5), random.Next(3) == 0 ? random.Next(4) : null) with
    {
        IsDisabled = random.Next(4) == 0,
        IsPaused = random.Next(4) == 0,
        Hours = random.Next(3) == 0 ? Pools.Weekdays : Domain.Calendars.BusinessCalendar.AlwaysOpen,
        Absences = random.Next(3) == 0 ? [new Absence(Pools.Now - Duration.FromDays(1), random.Next(2) == 0 ? null : Pools.Now + Duration.FromDays(random.Next(5)))] : [],
    };

    // Said again in the plainest way: this is what must never happen.
    private static bool MayGet(Seller seller, int load) =>
        !seller.IsDisabled && !seller.IsPaused && (seller.Capacity is null || load < seller.Capacity)
        && !seller.Absences.Any(absence => absence.From <= Pools.Now && (absence.Until is null || absence.Until > Pools.Now));
}
