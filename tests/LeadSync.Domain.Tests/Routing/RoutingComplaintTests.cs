using LeadSync.Domain.Routing;
using NodaTime;

namespace LeadSync.Domain.Tests.Routing;

/// <summary>What users of other products complain about.</summary>
public sealed class RoutingComplaintTests
{
    // SuiteCRM 2032 and 8935: leads go to users who left.
    [Fact]
    public void Users_who_left_get_nothing()
    {
        Seller[] team = [Pools.Seller(1), Pools.Seller(2) with { IsDisabled = true }, Pools.Seller(3)];

        var per = Pools.Situation(Pools.Now, team).Many(100, Pools.InTurn, Pools.CatchAll).Decisions.PerUser();

        Assert.Equal([(Pools.User(1), 50), (Pools.User(3), 50)], per.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    // salesforce-round-robin 21: all leads of one insert go to one agent.
    [Fact]
    public void Leads_inserted_at_once_are_shared()
    {
        var per = Pools.Situation(Pools.Now, [.. Enumerable.Range(1, 10).Select(number => Pools.Seller(number))]).Many(200, Pools.InTurn).Decisions.PerUser();

        Assert.All(per.Values, given => Assert.Equal(20, given));
        Assert.Equal(10, per.Count);
    }

    // Odoo 259775: all thirty leads of a test go to the most senior member.
    [Fact]
    public void Who_has_been_there_longest_gets_no_more_than_others()
    {
        var (_, senior) = Pools.Situation(Pools.Now, Pools.Seller(1)).Many(1000, Pools.InTurn);

        var per = (Pools.Situation(Pools.Now, Pools.Seller(1), Pools.Seller(2), Pools.Seller(3)) with { Pools = senior.Pools }).Many(30, Pools.InTurn).Decisions.PerUser();

        Assert.Equal([10, 10, 10], per.OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    // Odoo 154857: a quota is exceeded when the job runs often.
    [Fact]
    public void Capacity_holds_however_often_leads_come()
    {
        var situation = Pools.Situation(Pools.Now, Pools.Seller(1, capacity: 5), Pools.Seller(2, capacity: 3));
        var decisions = new List<RoutingDecision>();
        for (var run = 0; run < 20; run++)
        {
            var (made, after) = situation.Many(1, Pools.InTurn, Pools.CatchAll);
            decisions.AddRange(made);
            situation = after;
        }

        Assert.Equal((5, 3, 12), (decisions.PerUser()[Pools.User(1)], decisions.PerUser()[Pools.User(2)], decisions.Count(decision => decision.Queue == Pools.Queue)));
    }

    // Odoo 68475: a vacation leaves a window of nothing that comes back every thirty days.
    [Fact]
    public void Vacation_ends_for_good_and_leaves_no_window()
    {
        var vacation = new Absence(Pools.Now, Pools.Now + Duration.FromDays(14));
        Seller[] team = [Pools.Seller(1), Pools.Seller(2) with { Absences = [vacation] }];
        var situation = Pools.Situation(Pools.Now, team);

        var shares = new List<int>();
        for (var day = 0; day < 90; day++)
        {
            var (made, after) = (situation with { At = Pools.Now + Duration.FromDays(day) }).Many(4, Pools.InTurn);
            shares.Add(made.PerUser().GetValueOrDefault(Pools.User(2)));
            situation = after;
        }

        Assert.Equal([.. Enumerable.Repeat(0, 14), .. Enumerable.Repeat(2, 76)], shares);
    }
}
