using LeadSync.Domain.Routing;
using NodaTime;

namespace LeadSync.Domain.Tests.Routing;

public sealed class RoutingPoolTests
{
    private static readonly Instant Wednesday = Instant.FromUtc(2026, 11, 25, 10, 0);

    [Fact]
    public void Who_was_away_gets_no_more_than_others_on_return()
    {
        Seller[] away = [Pools.Seller(1), Pools.Seller(2), Pools.Seller(3) with { IsPaused = true }];
        var (_, after) = Pools.Situation(Pools.Now, away).Many(100, Pools.InTurn);

        var back = (after with { Sellers = away.ToDictionary(seller => seller.User, seller => seller with { IsPaused = false }) }).Many(30, Pools.InTurn).Decisions.PerUser();

        Assert.Equal([10, 10, 10], back.OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Fact]
    public void Who_joins_later_gets_a_fair_share_from_then_on()
    {
        var (_, after) = Pools.Situation(Pools.Now, Pools.Seller(1), Pools.Seller(2)).Many(100, Pools.InTurn);

        var joined = (Pools.Situation(Pools.Now, Pools.Seller(1), Pools.Seller(2), Pools.Seller(3)) with { Pools = after.Pools }).Many(30, Pools.InTurn).Decisions.PerUser();

        Assert.Equal(10, joined[Pools.User(3)]);
    }

    [Fact]
    public void Weights_share_a_hundred_leads_exactly()
    {
        var rule = Pools.Rule(10, new RoutingAim(RoutingTarget.TeamByWeight, Team: Pools.Team));

        var per = Pools.Situation(Pools.Now, Pools.Seller(1, 5), Pools.Seller(2, 3), Pools.Seller(3, 2)).Many(100, rule).Decisions.PerUser();

        Assert.Equal([50, 30, 20], per.OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Fact]
    public void In_turn_does_not_regard_weights()
    {
        var per = Pools.Situation(Pools.Now, Pools.Seller(1, 5), Pools.Seller(2)).Many(100, Pools.InTurn).Decisions.PerUser();

        Assert.Equal(50, per[Pools.User(1)]);
    }

    [Fact]
    public void Who_is_at_work_comes_before_who_is_not()
    {
        Seller[] team = [Pools.Seller(1) with { Hours = Pools.Weekdays }, Pools.Seller(2) with { Hours = Pools.Hours("16:00", "20:00") }];

        var decision = Pools.Situation(Wednesday, team).Many(3, Pools.InTurn).Decisions[2];

        Assert.Equal(Pools.User(1), decision.User);
        Assert.Equal([new PassedOver(Pools.User(2), Hindrance.OutsideHours)], decision.PassedOver);
    }

    [Fact]
    public void Where_nobody_is_at_work_who_begins_first_gets_it()
    {
        Seller[] team = [Pools.Seller(1) with { Hours = Pools.Hours("10:00", "17:00") }, Pools.Seller(2) with { Hours = Pools.Weekdays }, Pools.Seller(3) with { Hours = Pools.Weekdays }];

        var per = Pools.Situation(Pools.Now, team).Many(10, Pools.InTurn).Decisions.PerUser();

        Assert.Equal([(Pools.User(2), 5), (Pools.User(3), 5)], per.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Nobody_gets_on_a_weekend_what_waits_until_the_end_of_a_vacation()
    {
        var monday = Instant.FromUtc(2026, 11, 22, 23, 0);
        var seller = Pools.Seller(1) with { Hours = Pools.Weekdays, Absences = [new Absence(monday, monday + Duration.FromDays(14))] };

        Assert.Equal(Hindrance.Absent, seller.Begins(Pools.Now).Hindrance);
    }

    [Theory]
    [InlineData(-1, null)]                    // ends before it begins
    [InlineData(0, null)]                     // no time at all
    [InlineData(1, Hindrance.Absent)]
    public void An_absence_lasts_from_its_beginning_until_before_its_end(int ticks, Hindrance? expected)
    {
        var seller = Pools.Seller(1) with { Absences = [new Absence(Pools.Now, Pools.Now + Duration.FromTicks(ticks))] };

        Assert.Equal(expected, seller.Begins(Pools.Now).Hindrance);
        Assert.Null(seller.Begins(Pools.Now + Duration.FromTicks(1)).Hindrance);
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, 0, true)]
    [InlineData(false, 5, false)]
    [InlineData(false, null, false)]
    public void Who_is_disabled_or_absent_without_an_end_is_gone(bool disabled, int? absentSince, bool gone)
    {
        var seller = Pools.Seller(1) with
        {
            IsDisabled = disabled,
            Absences = absentSince == 0 ? [new Absence(Pools.Now, null)] : absentSince is { } days ? [new Absence(Pools.Now - Duration.FromDays(1), Pools.Now + Duration.FromDays(days))] : [],
        };

        Assert.Equal(gone, seller.IsGone(Pools.Now));
    }
}
