using LeadSync.Domain.Routing;

namespace LeadSync.Domain.Tests.Routing;

public sealed class RouterTests
{
    private static readonly Guid Segment = Guid.Parse("00000000-0000-0000-0000-0000000000cc");

    private static readonly RoutingCase Lead = new()
    {
        Stage = 2, Segment = Segment, Grade = "B", Score = 72, Country = "Deutschland", IsCustomer = true, Topics = ["crm", "Routing"], Source = "Trade Show",
        AccountOwner = Pools.User(1), AccountManager = Pools.User(2),
    };

    public static TheoryData<RoutingConditions, bool> Conditions => new()
    {
        { new(), true },
        { new() { Stage = 2 }, true }, { new() { Stage = 3 }, false },
        { new() { Segment = Segment }, true }, { new() { Segment = Guid.Empty }, false },
        { new() { InSegment = true }, true }, { new() { InSegment = false }, false },
        { new() { Grades = ["A", "b"] }, true }, { new() { Grades = ["A"] }, false },
        { new() { MinimumScore = 72 }, true }, { new() { MinimumScore = 73 }, false },
        { new() { Countries = ["at", "DE"] }, true }, { new() { Countries = ["AT"] }, false },
        { new() { IsCustomer = true }, true }, { new() { IsCustomer = false }, false },
        { new() { Topics = ["routing"] }, true }, { new() { Topics = ["erp"] }, false },
        { new() { Sources = ["trade show"] }, true }, { new() { Sources = ["Web"] }, false },
        { new() { Grades = ["B"], Topics = ["erp"] }, false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Rule_is_for_the_leads_that_meet_all_it_names(RoutingConditions conditions, bool holds) => Assert.Equal(holds, conditions.Hold(Lead));

    [Fact]
    public void Lead_of_which_nothing_is_known_meets_no_condition_but_those_on_what_is_not()
    {
        var met = Conditions.Select(row => row.Data.Item1).Where(named => named.Hold(Pools.Lead));

        Assert.Equal([new(), new() { Stage = 2 }, new() { InSegment = false }, new() { IsCustomer = false }], met.Select(named => named with { Grades = [], Topics = [] }));
    }

    [Theory]
    [InlineData(RoutingTarget.AccountOwner, 1)]
    [InlineData(RoutingTarget.AccountManager, 2)]
    [InlineData(RoutingTarget.User, 3)]
    public void Named_people_get_it(RoutingTarget target, int user)
    {
        var decision = Decide(Lead, Pools.Rule(10, new RoutingAim(target, User: Pools.User(3))), Pools.CatchAll);

        Assert.Equal((Pools.User(user), null, null), (decision.User, decision.Queue, decision.Team));
    }

    [Fact]
    public void First_match_wins_whatever_order_the_rows_come_in()
    {
        var decision = Decide(Lead, Pools.CatchAll, Pools.Rule(20, new RoutingAim(RoutingTarget.AccountManager)), Pools.Rule(10, new RoutingAim(RoutingTarget.AccountOwner)));

        Assert.Equal(10, decision.Rule!.Order);
    }

    [Theory]
    [InlineData(RoutingTarget.AccountOwner, SkipReason.NobodyNamed)]
    [InlineData(RoutingTarget.AccountManager, SkipReason.NobodyNamed)]
    [InlineData(RoutingTarget.User, SkipReason.Incomplete)]
    [InlineData(RoutingTarget.Queue, SkipReason.Incomplete)]
    [InlineData(RoutingTarget.TeamInTurn, SkipReason.Incomplete)]
    public void Rule_that_names_nobody_is_passed_over(RoutingTarget target, SkipReason reason)
    {
        var rule = Pools.Rule(10, new RoutingAim(target));

        var decision = Decide(Pools.Lead, rule, Pools.CatchAll);

        Assert.Equal(Pools.Queue, decision.Queue);
        var skipped = Assert.Single(decision.Skipped);
        Assert.Equal((rule.Id, reason), (skipped.Rule, skipped.Reason));
    }

    [Fact]
    public void Who_was_passed_over_is_named_with_the_reason()
    {
        Seller[] team = [Pools.Seller(1) with { IsDisabled = true }, Pools.Seller(2) with { IsPaused = true }, Pools.Seller(3, capacity: 0), Pools.Seller(4)];
        var situation = Pools.Situation(Pools.Now, team) with { Teams = new Dictionary<Guid, IReadOnlyList<Guid>> { [Pools.Team] = [.. team.Select(seller => seller.User), Pools.User(9)] } };

        var decision = new Router([Pools.InTurn, Pools.CatchAll]).Route(Pools.Lead with { NotTo = [Pools.User(4)] }, situation).Decision;

        var people = Assert.Single(decision.Skipped).People.OrderBy(person => person.User);
        Assert.Equal(
            [Hindrance.Disabled, Hindrance.Paused, Hindrance.AtCapacity, Hindrance.NotToBeGivenBack, Hindrance.Unknown], people.Select(person => person.Hindrance));
    }

    [Fact]
    public void Without_a_rule_nobody_gets_it()
    {
        var decision = Decide(Pools.Lead, Pools.Rule(10, new RoutingAim(RoutingTarget.AccountOwner)));

        Assert.Equal((null, null, null), (decision.Rule, decision.User, decision.Queue));
        Assert.Single(decision.Skipped);
    }

    [Theory]
    [InlineData(80, true, true)]
    [InlineData(80, false, false)]     // the rule does not take over
    [InlineData(60, true, false)]      // the lead does not match
    public void Rule_takes_over_a_lead_that_has_come_to_match_it(int score, bool takesOver, bool expected)
    {
        var router = new Router([Best(takesOver), Pools.CatchAll]);

        Assert.Equal(expected, router.TakesOver(Lead with { Score = score }, Pools.CatchAll.Id, []));
    }

    [Fact]
    public void Rule_does_not_take_over_its_own_lead_nor_one_it_was_passed_over_for()
    {
        var router = new Router([Best(takesOver: true), Pools.CatchAll]);

        Assert.False(router.TakesOver(Lead with { Score = 80 }, Best(takesOver: true).Id, []));
        Assert.False(router.TakesOver(Lead with { Score = 80 }, Pools.CatchAll.Id, [Best(takesOver: true).Id]));
        Assert.True(router.TakesOver(Lead with { Score = 80 }, Pools.Rule(77, Pools.CatchAll.Aim).Id, []));
    }

    [Fact]
    public void Later_rule_never_takes_over() =>
        Assert.False(new Router([Best(takesOver: true), Pools.Rule(5, Pools.CatchAll.Aim, new RoutingConditions { Stage = 9 })])
            .TakesOver(Lead with { Score = 80 }, Pools.Rule(5, Pools.CatchAll.Aim).Id, []));

    private static RoutingRule Best(bool takesOver) =>
        Pools.Rule(10, new RoutingAim(RoutingTarget.AccountOwner), new RoutingConditions { MinimumScore = 75 }, takesOver);

    private static RoutingDecision Decide(RoutingCase lead, params RoutingRule[] rules) =>
        new Router(rules).Route(lead, Pools.Situation(Pools.Now, Pools.Seller(1), Pools.Seller(2), Pools.Seller(3))).Decision;
}
