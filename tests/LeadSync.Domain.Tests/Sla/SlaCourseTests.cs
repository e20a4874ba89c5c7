using LeadSync.Domain.Sla;
using static LeadSync.Domain.Tests.Sla.Clocks;

namespace LeadSync.Domain.Tests.Sla;

public sealed class SlaCourseTests
{
    private static readonly SlaPolicy Rolling = Policy(start: SlaStart.AnswerAwaited) with { Conditions = new SlaConditions(SlaSubject.Lead, null, null, []) };

    [Fact]
    public void Clock_starts_with_the_stage_however_late_that_is_seen()
    {
        var clock = Assert.Single(Look(Book(Policy()), Lead(), 9));

        Assert.Equal((Monday, SlaState.Breached), (clock.StartedAt, clock.State));
    }

    [Theory]
    [InlineData(900, false, SlaState.Met)]
    [InlineData(901, false, SlaState.Running)]
    [InlineData(900, true, SlaState.Running)]
    public void Owners_call_to_the_customer_meets_it_and_nobody_elses(int caller, bool inbound, SlaState state) =>
        Assert.Equal(state, Assert.Single(Look(Book(Policy()), Lead(), 1.5, Call(1, Id(caller), inbound))).State);

    [Theory]
    [InlineData(901, SlaState.Met)]
    [InlineData(902, SlaState.Running)]
    public void Shared_policy_is_met_by_any_member_of_the_joint_team(int caller, SlaState state) =>
        Assert.Equal(state, Assert.Single(Look(Book(Policy() with { Team = Id(70) }), Lead(), 1.5, Call(1, Id(caller)))).State);

    [Fact]
    public void Each_stage_has_a_clock_of_its_own_and_leaving_it_ends_the_one_before()
    {
        var book = Book(Policy(1, goals: SlaGoals.Stage), Policy(2, goals: SlaGoals.Call));
        var first = Look(book, Lead(Id(1)), 1);
        var second = Look(book, Lead(Id(2)) with { Stage = 2, StageEnteredAt = At(3), ModifiedAt = At(3) }, first, 3.5);
        var third = Look(book, Lead(Id(99)) with { Stage = 3, StageEnteredAt = At(5), ModifiedAt = At(5) }, second, 5.5);

        Assert.Equal([SlaState.Met, SlaState.Running], second.Select(clock => clock.State));
        Assert.Equal([SlaState.Met, SlaState.Cancelled], third.Select(clock => clock.State));
        Assert.Equal([At(3), At(5)], third.Select(clock => clock.EndedAt!.Value));
    }

    [Fact]
    public void Decision_meets_its_clock_when_the_lead_leaves_the_stage()
    {
        var book = Book(Policy(goals: SlaGoals.Decision));
        var before = Look(book, Lead(), 1);

        Assert.Equal(SlaState.Met, Assert.Single(Look(book, Lead(Id(99)) with { Stage = 2, StageEnteredAt = At(3.9), ModifiedAt = At(30) }, before, 30)).State);
    }

    [Fact]
    public void Each_message_of_the_customer_starts_the_answer_anew()
    {
        var clocks = Look(Book(Rolling), Lead(Id(99)), 3, Call(1, inbound: true, id: 1), Call(2.5, inbound: true, id: 2));

        Assert.Equal([SlaState.Cancelled, SlaState.Running], clocks.Select(clock => clock.State));
        Assert.Equal(At(2.5), clocks[1].StartedAt);
    }

    [Fact]
    public void Answer_meets_the_message_before_it_and_not_the_one_after()
    {
        var clocks = Look(Book(Rolling), Lead(Id(99)), 5.5, Call(1, inbound: true, id: 1), Call(2, id: 3), Call(5, inbound: true, id: 2));

        Assert.Equal([SlaState.Met, SlaState.Running], clocks.Select(clock => clock.State));
    }

    [Fact]
    public void Message_that_was_not_answered_in_time_stays_breached_though_another_came()
    {
        var clocks = Look(Book(Rolling), Lead(Id(99)), 7, Call(1, inbound: true, id: 1), Call(6, inbound: true, id: 2));

        Assert.Equal([SlaState.Breached, SlaState.Running], clocks.Select(clock => clock.State));
    }

    [Fact]
    public void Status_reason_that_pauses_stops_the_clock_at_the_instant_of_the_change()
    {
        var book = Book(Policy());
        var paused = Look(book, Lead() with { StatusReason = 9, ModifiedAt = At(1) }, Look(book, Lead(), 0.5), 30);
        var resumed = Look(book, Lead() with { StatusReason = 1, ModifiedAt = At(48) }, paused, 49);

        Assert.Equal((SlaState.Paused, ""), (paused[0].State, Fired(paused[0])));
        Assert.Equal((SlaState.Warned, 120), (resumed[0].State, resumed[0].MinutesUsed(Plan(), At(49))));
    }

    [Fact]
    public void Policy_that_ceases_to_apply_cancels_and_goes_on_when_it_applies_again()
    {
        var book = Book(Policy(), Policy(2) with { Conditions = new SlaConditions(SlaSubject.Lead, null, null, ["A"]) });
        var plain = Look(book, Lead(), 1);
        var graded = Look(book, Lead() with { Grade = "A" }, plain, 2);
        var again = Look(book, Lead(), graded, 3);

        Assert.Equal([SlaState.Cancelled, SlaState.Warned], graded.Select(clock => clock.State));
        Assert.Equal([SlaState.Running, SlaState.Warned], again.Select(clock => clock.End is null ? SlaState.Running : SlaState.Warned));
    }

    [Fact]
    public void Lead_that_is_routed_again_keeps_its_clock_until_it_is_met()
    {
        var book = Book(Policy(start: SlaStart.Routed));
        var routed = Look(book, Lead(Id(99)) with { Routed = new RoutedLead(At(1), Id(1)) }, 2);
        var again = Look(book, Lead(Id(99)) with { Routed = new RoutedLead(At(3), Id(1)) }, routed, 4);

        Assert.Equal(At(1), Assert.Single(again).StartedAt);
    }

    [Fact]
    public void Clock_of_a_policy_without_calendar_waits_and_says_the_same_later()
    {
        var running = Look(Book(Policy()), Lead(), 1);
        var broken = new SlaBook(new SlaPolicies([Policy()]), new Dictionary<Guid, SlaPlan>(), new Dictionary<Guid, IReadOnlySet<Guid>>(), NodaTime.Instant.MinValue);

        Assert.Same(running[0], Assert.Single(Look(broken, Lead(), running, 30, Call(2))));
        Assert.Equal(SlaState.Met, Look(Book(Policy()), Lead(), running, 30, Call(2))[0].State);
        Assert.Empty(Look(broken, Lead(), 1));
    }

    [Fact]
    public void What_began_before_the_policy_was_made_is_not_measured() =>
        Assert.Empty(Look(Book(Policy() with { MadeAt = At(0.1) }), Lead(), 1));

    [Fact]
    public void Event_that_the_crm_dates_after_now_is_looked_at_again_then() =>
        Assert.Equal(At(2), new SlaCourse(Book(Policy()), Lead() with { StageEnteredAt = At(2) }, [], At(1)).NextEvent);

    private static IReadOnlyList<SlaClock> Look(SlaBook book, SlaFacts record, double hours, params SlaContact[] contacts) =>
        Look(book, record, [], hours, contacts);

    // Every look is repeated: the second must change nothing.
    private static IReadOnlyList<SlaClock> Look(SlaBook book, SlaFacts record, IReadOnlyList<SlaClock> before, double hours, params SlaContact[] contacts)
    {
        var once = new SlaCourse(book, record, contacts, At(hours)).Of(before);
        Assert.All(once.Zip(new SlaCourse(book, record, contacts, At(hours)).Of(once)), pair => Assert.Same(pair.First, pair.Second));
        return once;
    }
}
