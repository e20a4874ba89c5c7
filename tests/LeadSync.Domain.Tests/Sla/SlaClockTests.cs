using LeadSync.Domain.Calendars;
using LeadSync.Domain.Sla;
using NodaTime;
using static LeadSync.Domain.Tests.Sla.Clocks;

namespace LeadSync.Domain.Tests.Sla;

public sealed class SlaClockTests
{
    private static readonly SlaPlan plan = Plan();

    private static SlaClock Started => SlaClock.StartAt(plan, "a", Monday);

    [Theory]
    [InlineData(1.99, "", SlaState.Running)]
    [InlineData(2, "warn:50", SlaState.Warned)]
    [InlineData(3.2, "warn:50 warn:80 esc:80", SlaState.Warned)]
    [InlineData(3.999, "warn:50 warn:80 esc:80", SlaState.Warned)]
    [InlineData(4, "warn:50 warn:80 esc:80 breach esc:100", SlaState.Breached)]
    [InlineData(400, "warn:50 warn:80 esc:80 breach esc:100", SlaState.Breached)]
    public void Milestones_fire_at_their_share_of_the_target_and_not_before(double hours, string fired, SlaState state)
    {
        var clock = Started.Advance(plan, At(hours));

        Assert.Equal((fired, state), (Fired(clock), clock.State));
    }

    [Fact]
    public void Clock_that_is_looked_at_late_says_when_it_was_due_and_when_that_was_seen()
    {
        var breach = Started.Advance(plan, At(100)).Fired.Single(fired => fired.Milestone == SlaMilestone.Breach);

        Assert.Equal((At(4), At(100)), (breach.Due, breach.At));
    }

    [Fact]
    public void Milestone_fires_once_however_often_the_clock_is_looked_at()
    {
        var once = Started.Advance(plan, At(5));

        Assert.Same(once, once.Advance(plan, At(5)).Advance(plan, At(50)));
    }

    [Theory]
    [InlineData(4, SlaState.Met, "")]
    [InlineData(4.001, SlaState.Breached, "breach")]
    public void Meeting_counts_by_its_own_instant_however_late_it_is_seen(double hours, SlaState state, string fired)
    {
        var clock = Started.Meet(plan, At(hours), seen: At(200), Owner);

        Assert.Equal((state, fired, (Instant?)At(hours)), (clock.State, Fired(clock), clock.EndedAt));
    }

    [Fact]
    public void Breached_clock_that_is_met_late_stays_breached_and_has_an_end()
    {
        var clock = Started.Advance(plan, At(5)).Meet(plan, At(6), At(6));

        Assert.Equal((SlaState.Breached, SlaEnd.Met, 360), (clock.State, clock.End!.Value, clock.MinutesUsed(plan, At(100))));
    }

    [Fact]
    public void Paused_clock_does_not_fire_and_has_as_much_left_when_it_goes_on()
    {
        var paused = Started.Pause(plan, At(1.5), At(1.5));
        var resumed = paused.Resume(At(5.5));

        Assert.Equal((SlaState.Paused, "", (Instant?)null), (paused.State, Fired(paused.Advance(plan, At(90))), paused.NextAlarm(plan)));
        // Monday 14:30 local and 2.5 hours of the office are 17:00: the closing instant counts.
        Assert.Equal((SlaState.Running, (Instant?)At(8), (Instant?)At(6)), (resumed.State, resumed.DueAt(plan), resumed.NextAlarm(plan)));
    }

    [Fact]
    public void Pause_that_is_seen_late_fires_what_was_due_before_it_and_nothing_after()
    {
        var clock = Started.Pause(plan, At(2.5), seen: At(30));

        Assert.Equal(("warn:50", SlaState.Paused), (Fired(clock), clock.State));
    }

    [Fact]
    public void Seconds_before_a_pause_are_not_lost()
    {
        var clock = Started.Pause(plan, Monday + Duration.FromSeconds(59), Monday + Duration.FromSeconds(59)).Resume(At(1));

        Assert.Equal(At(5) - Duration.FromSeconds(59), clock.DueAt(plan));
    }

    [Fact]
    public void Time_passes_while_the_office_is_open_alone()
    {
        // Friday 16:00, a night and a weekend: 180 minutes are left for Monday.
        var clock = SlaClock.StartAt(plan, "a", Instant.FromUtc(2026, 11, 27, 15, 0));

        Assert.Equal(Instant.FromUtc(2026, 11, 30, 11, 0), clock.DueAt(plan));
        Assert.Equal(60, clock.MinutesUsed(plan, Instant.FromUtc(2026, 11, 29, 12, 0)));
    }

    [Theory]
    [InlineData(480, SlaState.Warned, "warn:50 warn:80 esc:80 esc:100", 8.0)]
    [InlineData(120, SlaState.Breached, "warn:50 warn:80 esc:80 breach esc:100", 2.0)]
    public void Plan_with_another_target_moves_the_due_instant_and_takes_back_a_breach_that_is_none(long target, SlaState state, string fired, double due)
    {
        var other = Plan(Policy(target: target));
        var clock = Started.Advance(plan, At(5)).Replan(other, At(5)).Advance(other, At(5));

        Assert.Equal((state, fired, (Instant?)At(due)), (clock.State, Fired(clock), clock.DueAt(other)));
        Assert.Equal("replanned", clock.History[^1].Event);
    }

    [Fact]
    public void Breach_that_was_taken_back_comes_again_at_its_new_time()
    {
        var other = Plan(Policy(target: 480));
        var clock = Started.Advance(plan, At(5)).Replan(other, At(5));

        Assert.Equal(At(8), clock.NextAlarm(other));
        Assert.Equal((SlaState.Breached, 1), (clock.Advance(other, At(8)).State, clock.Advance(other, At(8)).Fired.Count(fired => fired.Milestone == "breach")));
    }

    [Fact]
    public void Plan_with_another_calendar_moves_what_has_not_fired()
    {
        var always = Plan(calendar: BusinessCalendar.AlwaysOpen);
        var evening = SlaClock.StartAt(plan, "a", At(7));
        var other = new SlaPlan(Policy(), BusinessCalendar.AlwaysOpen, "2");

        Assert.Equal((At(26 + 1), At(11)), (evening.DueAt(plan), evening.Replan(other, At(7)).DueAt(always)));
    }

    [Fact]
    public void Plan_that_is_the_same_leaves_the_clock_alone() => Assert.Equal(Started.Advance(plan, At(3)), Started.Advance(plan, At(3)).Replan(Plan(), At(3)), Same);

    [Fact]
    public void Stored_clock_is_read_back_as_it_was()
    {
        var clock = Started.Pause(plan, At(2.5), At(3)).Resume(At(4)).Advance(plan, At(90)).Meet(plan, At(100), At(101), Owner);
        var json = Json(clock);

        Assert.Equal(json, Json(SlaClockJson.Read(System.Text.Json.JsonElement.Parse(json))));
        Assert.Contains("\"event\":\"met\",\"by\":\"00000384", json, StringComparison.Ordinal);
    }

    private static bool Same(SlaClock one, SlaClock other) => Json(one) == Json(other);

    private static string Json(SlaClock clock)
    {
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream)) SlaClockJson.Write(writer, clock);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
