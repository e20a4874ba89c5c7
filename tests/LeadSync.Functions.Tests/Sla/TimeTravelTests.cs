using System.Globalization;
using LeadSync.Domain.Sla;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.Sla;

public sealed class TimeTravelTests(ITestOutputHelper output)
{
    /// <summary>A lost message may cost the patience of the sweep, twice over, and the time the process is down.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(20);

    private static readonly string[] Milestones = ["warn:50", "warn:80", "breach", "esc"];
    private static readonly double[] Shares = [0.5, 0.8, 1, 1.2];

    [Theory]
    [InlineData(1)]
    [InlineData(20261123)]
    public async Task Over_a_year_each_timer_fires_once_and_never_early_whatever_is_lost_doubled_or_killed(int seed)
    {
        await using var host = await SlaHost.Start();
        var year = new SlaYear(host, seed);
        await year.Play();

        var audit = new List<string>();
        var (fired, clocks) = (0, 0);
        for (var lead = 0; lead < SlaYear.Leads; lead++)
        {
            var stored = (await host.Stored(year.Ids[lead])).Clocks;
            foreach (var expected in Expected(year, lead))
            {
                clocks++;
                var clock = stored.SingleOrDefault(one => one.Policy == year.Policies[expected.Policy] && one.StartedAt.ToDateTimeOffset() == expected.Start);
                if (clock is null) audit.Add($"{lead} {expected.Policy} {expected.Start:u}: no clock");
                else audit.AddRange(Audit(clock, expected).Select(finding => $"{lead} {expected.Policy} {expected.Start:u}: {finding}"));
                fired += clock?.Fired.Count ?? 0;
            }
        }
        output.WriteLine($"seed {seed}: {clocks} clocks, {fired} fired, {year.Lost} messages lost, {year.Crashes} crashes, {host.Crm.Tasks.Count()} tasks");
        Assert.True(audit.Count == 0, string.Join(Environment.NewLine, audit));
        Assert.True(year is { Lost: > 100, Crashes: > 10 } && fired > 150, "Too little happened for this to prove anything.");
    }

    private static IEnumerable<string> Audit(SlaClock clock, ExpectedClock expected)
    {
        if (clock.EndedAt?.ToDateTimeOffset() != expected.End) yield return $"ended {clock.EndedAt}, not {expected.End:u}";
        foreach (var twice in clock.Fired.GroupBy(fired => fired.Milestone).Where(group => group.Count() > 1)) yield return $"{twice.Key} fired {twice.Count()} times";
        foreach (var (milestone, due) in expected.Due)
        {
            var fired = clock.Fired.SingleOrDefault(one => one.Milestone.StartsWith(milestone, StringComparison.Ordinal));
            // What another plan puts into the past is seen when the plan changes.
            var sees = expected.Start < SlaYear.Change && due < SlaYear.Change && fired?.At.ToDateTimeOffset() >= SlaYear.Change ? SlaYear.Change : due;
            if (fired is null && MustFire(milestone, sees, expected.End)) yield return $"{milestone} was due {due:u} and did not fire";
            if (fired is null) continue;
            if (due is null || due >= expected.End) yield return $"{milestone} fired {fired.At} and was not due";
            else if (fired.Due.ToDateTimeOffset() != due) yield return $"{milestone} fired as due {fired.Due}, not {due:O}";
            else if (fired.At.ToDateTimeOffset() - sees > Latest) yield return $"{milestone} was due {due:u} and fired {fired.At}";
            if (fired.At < fired.Due) yield return $"{milestone} fired early";
        }
    }

    // Late by minutes is no matter; but a warning whose clock ended in these minutes need not come any more, while a breach is a fact.
    private static bool MustFire(string milestone, DateTimeOffset? due, DateTimeOffset? end) =>
        due is { } at && (milestone == "breach" ? at < (end ?? SlaYear.Time.Until - Latest) : at + Latest < (end ?? SlaYear.Time.Until));

    private static IEnumerable<ExpectedClock> Expected(SlaYear year, int lead)
    {
        var oracle = new SlaOracle(SlaYear.Time.From, SlaYear.Time.Until);
        var events = year.Script.Where(happening => happening.Lead == lead).ToList();
        var entered = events.Where(happening => happening.What == Happening.Entered).ToList();
        foreach (var (index, start) in entered.Index())
        {
            var (policy, goal) = start.Stage == LeadStage.QualifiedLead ? ("first", Happening.Called) : ("work", Happening.Mailed);
            var left = index + 1 < entered.Count ? entered[index + 1].At : (DateTimeOffset?)null;
            yield return Of(oracle, events, (policy, start.At, Earlier(First(events, start.At, goal), left)));
        }
        var messages = events.Where(happening => happening.What == Happening.Wrote).ToList();
        // Of many ended answers only the latest are kept: those of the last weeks are audited.
        foreach (var (index, message) in messages.Index().Skip(messages.Count - 10))
        {
            var next = index + 1 < messages.Count ? messages[index + 1].At : (DateTimeOffset?)null;
            yield return Of(oracle, events, ("answer", message.At, Earlier(First(events, message.At, Happening.Called, Happening.Mailed), next)));
        }
    }

    private static ExpectedClock Of(SlaOracle oracle, List<ScriptEvent> events, (string Policy, DateTimeOffset Start, DateTimeOffset? End) clock)
    {
        var (before, after) = clock.Policy switch { "first" => (480, 300), "work" => (3000, 4000), _ => (300, 300) };
        var running = SlaOracle.Running(events, clock.Start, clock.End ?? SlaYear.Time.Until);
        var due = new Dictionary<string, DateTimeOffset?>();
        foreach (var (milestone, share) in Milestones.Zip(Shares))
        {
            var (old, fresh) = (Due(before * share), Due(after * share));
            var isOpen = clock.Start < SlaYear.Change && !(clock.End < SlaYear.Change);
            // What had fired by the change stays, but for a breach that is none any more.
            due[milestone] = !isOpen ? clock.Start < SlaYear.Change ? old : fresh
                : old <= SlaYear.Change && (milestone != "breach" || fresh <= SlaYear.Change) ? old : fresh;
        }
        return new ExpectedClock(events[0].Lead, clock.Policy, clock.Start, clock.End, due);

        DateTimeOffset? Due(double minutes) => oracle.Due(running, minutes, isOffice: clock.Policy != "work");
    }

    private static DateTimeOffset? First(List<ScriptEvent> events, DateTimeOffset since, params Happening[] goals) =>
        events.Where(happening => happening.At >= since && goals.Contains(happening.What)).Select(happening => (DateTimeOffset?)happening.At).FirstOrDefault();

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
