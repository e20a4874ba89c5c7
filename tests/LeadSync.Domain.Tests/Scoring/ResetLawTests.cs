using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring;

/// <summary>After a reset a person is scored as though the ledger began there, however activities and reset came to be known.</summary>
public sealed class ResetLawTests
{
    private static readonly LocalDate First = new(2026, 10, 20);

    private static readonly ScoringModel Model = Models.Load(Models.Everything);

    private static readonly ScoringModel Scanned = Models.Scanned("""
        {"id":"click","kind":"email_click","where":{"machine":false},"points":5,"halfLifeDays":20},
        {"id":"open","kind":"email_open","where":{"machine":false},"points":1,"distinct":"asset"}
        """);

    private static readonly Dictionary<string, PropertyValue> Attributes = new()
    {
        ["email"] = new PropertyValue.Text("ada@example.com"),
        ["employees"] = new PropertyValue.Number(70),
    };

    [Fact]
    public void State_with_a_reset_is_the_state_of_the_later_activities_alone() => Check(400, (ledger, from) =>
    {
        var later = ledger.Ledger.Where(activity => activity.OccurredAt > from);
        return new[] { Model, Scanned }.All(model =>
            WithoutReset(StateOf(model, ledger.Shuffled(), from)) == Text(Models.StateOf(model, later)));
    });

    [Fact]
    public void Score_next_change_and_reasons_are_those_of_the_later_activities_alone() => Check(200, (ledger, from) =>
    {
        var state = StateOf(Model, ledger.Shuffled(), from);
        var later = Models.StateOf(Model, ledger.Ledger.Where(activity => activity.OccurredAt > from));
        var (score, expected) = (Scorer.Score(Model, state, Attributes, ledger.Day), Scorer.Score(Model, later, Attributes, ledger.Day));
        return score.Reasons.SequenceEqual(expected.Reasons) && score.Total == expected.Total && score.Profile == expected.Profile
            && AddsUp(score)
            && Scorer.NextTurn(Model, state, Attributes, ledger.Day) == Scorer.NextTurn(Model, later, Attributes, ledger.Day)
            && Scorer.NextTouch(Model, state, Attributes, ledger.Day) == Scorer.NextTouch(Model, later, Attributes, ledger.Day);
    });

    [Fact]
    public void Parts_and_storage_make_no_difference_to_a_state_with_a_reset() => Check(200, (ledger, from) =>
    {
        var merged = new InterestState(Model, from);
        foreach (var part in ledger.Shuffled().GroupBy(activity => (activity.OccurredAt.ToUnixTimeSeconds() + ledger.Seed) % 3))
            merged.Merge(InterestState.Read(StateOf(Model, part, from).Write(), Model)!);
        return Text(merged) == Text(StateOf(Model, ledger.Ledger, from));
    });

    [Fact]
    public void Interest_of_a_later_reset_leaves_out_what_an_earlier_one_leaves_out() => Check(200, (ledger, from) =>
    {
        var kept = ledger.Ledger.Where(activity => activity.OccurredAt > from - Duration.FromDays(2));
        return Text(StateOf(Model, kept, from)) == Text(StateOf(Model, ledger.Ledger, from));
    });

    [Theory]
    [InlineData(-1, 15)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void Activity_of_the_very_instant_does_not_count(int nanoseconds, double points)
    {
        var model = Models.Of("""{"id":"r","kind":"page_view","points":15}""");
        var state = StateOf(model, [Some.Activity("page_view", "v")], Some.Noon + Duration.FromNanoseconds(nanoseconds));

        Assert.Equal(points, Scorer.Score(model, state, Attributes, new LocalDate(2030, 1, 1)).Interest);
        Assert.Equal(points, Scorer.Score(model, InterestState.Read(state.Write(), model)!, Attributes, new LocalDate(2030, 1, 1)).Interest);
    }

    // What was sent before the reset was answered or ignored before it; a click of yesterday is no part of a scan of today.
    [Fact]
    public void Streak_begins_anew_at_the_reset()
    {
        var model = Models.Of("""{"id":"ignored","streak":{"of":"email_sent","without":["email_open"],"length":2,"graceDays":1},"points":-5},{"id":"v","kind":"page_view","points":50}""");
        var ledger = Enumerable.Range(0, 3).Select(n => Some.Activity("email_sent", $"s{n}", Some.Noon + Duration.FromDays(n)) with { Asset = $"nl{n}" })
            .Append(Some.Activity("page_view", "v", Some.Noon + Duration.FromDays(3))).ToList();
        var day = Some.Noon.InUtc().Date.PlusDays(10);

        Assert.Equal(45, Scorer.Score(model, StateOf(model, ledger, null), Attributes, day).Interest);
        Assert.Equal(50, Scorer.Score(model, StateOf(model, ledger, Some.Noon + Duration.FromDays(1)), Attributes, day).Interest);
    }

    [Fact]
    public void States_of_two_resets_do_not_merge() =>
        Assert.Throws<ArgumentException>(() => new InterestState(Model, Some.Noon).Merge(new InterestState(Model)));

    private static void Check(int times, Func<LedgerGen.Case, Instant, bool> holds) => Prop.ForAll(
        LedgerGen.Cases(First, 12),
        // Often the very instant of an activity, for the boundary counts.
        ledger => holds(ledger, ledger.Ledger.Count > 0 && ledger.Seed % 2 == 0
            ? ledger.Ledger[ledger.Seed % ledger.Ledger.Count].OccurredAt
            : First.AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(ledger.Seed % (12 * 1440))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    private static InterestState StateOf(ScoringModel model, IEnumerable<Activity> activities, Instant? from)
    {
        var state = new InterestState(model, from);
        foreach (var activity in activities)
            state.Add(activity);
        return state;
    }

    private static bool AddsUp(Score score) => Math.Abs(
        Math.Max(0, score.Reasons.Where(reason => reason.LastDay is not null).Sum(reason => reason.Points)) - score.Interest) <= 1e-9;

    private static string WithoutReset(InterestState state)
    {
        var text = Text(state);
        var (start, end) = (text.IndexOf("\"from\":", StringComparison.Ordinal), text.IndexOf("\"rules\":", StringComparison.Ordinal));
        return text.Remove(start, end - start);
    }

    private static string Text(InterestState state) => Encoding.UTF8.GetString(state.Write());
}
