using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Sla;
using NodaTime;
using static LeadSync.Domain.Tests.Sla.Clocks;

namespace LeadSync.Domain.Tests.Sla;

/// <summary>A random life of a lead: its status changes, the owner's calls, and the moments at which somebody looks.</summary>
internal sealed class LifeCase
{
    private LifeCase(int seed)
    {
        var random = new Random(seed);
        var at = 0.0;
        for (var stands = true; at < 60; stands = !stands) Changes.Add((At(at += 0.5 + (random.NextDouble() * 12)), stands ? 9 : 1));
        Call = random.Next(2) == 0 ? Clocks.Call(random.NextDouble() * 60) : null;
        // Nobody looks between a change and its message; so each change is seen, and other looks come as they like.
        Seen = [.. Changes.Select(change => change.At)];
        Others = [.. Enumerable.Range(0, random.Next(30)).Select(_ => At(random.NextDouble() * 70))];
        Last = At(70);
        Target = random.Next(1, 1500);
    }

    public List<(Instant At, int Status)> Changes { get; } = [];

    public SlaContact? Call { get; }

    public IReadOnlyList<Instant> Seen { get; }

    public IReadOnlyList<Instant> Others { get; }

    public Instant Last { get; }

    public int Target { get; }

    public static void Check(Func<LifeCase, bool> holds) =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).Select(seed => new LifeCase(seed)).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    public SlaPlan Plan => Clocks.Plan(Policy(target: Target));

    /// <summary>The clock after looks at these moments, of the last of which is <see cref="Last"/>.</summary>
    public IEnumerable<SlaClock> Looks(IEnumerable<Instant> moments)
    {
        var (book, clocks) = (Book(Policy(target: Target)), (IReadOnlyList<SlaClock>)[]);
        foreach (var now in moments.Append(Last).Order())
        {
            var (modified, status) = Changes.LastOrDefault(change => change.At <= now, (At: Monday, Status: 1));
            var record = Lead() with { StatusReason = status, ModifiedAt = modified };
            clocks = new SlaCourse(book, record, Call is null ? [] : [Call], now).Of(clocks);
            yield return clocks[0];
        }
    }

    public SlaClock After(IEnumerable<Instant> moments) => Looks(moments).Last();
}

public sealed class SlaClockLawTests
{
    [Fact]
    public void Other_looks_do_not_change_when_anything_was_due_or_how_it_ended() => LifeCase.Check(life =>
    {
        var (seldom, often) = (life.After(life.Seen), life.After(life.Seen.Concat(life.Others)));
        // A clock that was met fires no warning any more, so one that is looked at often has fired some that the other has not.
        return (seldom.State, seldom.EndedAt, seldom.BreachedAt, seldom.Used(life.Plan, life.Last)) == (often.State, often.EndedAt, often.BreachedAt, often.Used(life.Plan, life.Last))
            && seldom.Fired.All(fired => often.Fired.Any(other => (other.Milestone, other.Due) == (fired.Milestone, fired.Due)))
            && (!seldom.IsOpen || seldom.Fired.Count == often.Fired.Count);
    });

    [Fact]
    public void Nothing_fires_twice_or_early_or_is_taken_back() => LifeCase.Check(life =>
    {
        var known = new Dictionary<string, FiredMilestone>();
        foreach (var clock in life.Looks(life.Seen.Concat(life.Others)))
        {
            if (clock.Fired.Any(fired => fired.At < fired.Due) || known.Keys.Except(clock.Fired.Select(fired => fired.Milestone)).Any()) return false;
            foreach (var fired in clock.Fired)
                if (!known.TryAdd(fired.Milestone, fired) && known[fired.Milestone] != fired) return false;
        }
        return true;
    });

    [Fact]
    public void Every_milestone_is_due_when_its_share_is_used() => LifeCase.Check(life =>
    {
        var clock = life.After(life.Seen.Concat(life.Others));
        return clock.Fired.All(fired => clock.Used(life.Plan, fired.Due) == life.Plan.Milestones.Single(milestone => milestone.Id == fired.Milestone).After);
    });

    [Fact]
    public void Alarm_is_the_next_moment_at_which_a_look_fires_anything() => LifeCase.Check(life =>
    {
        var clock = life.After(life.Seen);
        return clock.NextAlarm(life.Plan) is not { } alarm
            || (clock.Advance(life.Plan, alarm - Duration.FromTicks(1)).Fired.Count == clock.Fired.Count && clock.Advance(life.Plan, alarm).Fired.Count > clock.Fired.Count);
    });
}
