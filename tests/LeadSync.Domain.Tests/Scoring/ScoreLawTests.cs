using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring;

/// <summary>The first law: a score is a function of the set of activities, never of how they came.</summary>
public sealed class ScoreLawTests
{
    private static readonly Dictionary<string, PropertyValue> Attributes = new()
    {
        ["email"] = new PropertyValue.Text("ada@example.com"),
        ["industryClass"] = new PropertyValue.Text("software"),
        ["employees"] = new PropertyValue.Number(70),
    };

    /// <summary>Zones and first days; the ledgers run for 12 days from there, across a change of clocks.</summary>
    public static TheoryData<string, int, int, int> Changes => new()
    {
        { "Europe/Berlin", 2026, 10, 20 },
        { "Europe/Berlin", 2026, 3, 24 },
        { "America/New_York", 2026, 10, 27 },
        { "America/Sao_Paulo", 2018, 10, 30 },  // midnight does not exist on 4 November
        { "America/St_Johns", 2010, 11, 1 },    // clocks go back from 00:01 to the day before
        { "Pacific/Apia", 2011, 12, 26 },       // 30 December does not exist
        { "UTC", 2026, 12, 27 },                // weeks and months across the year's end
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Score_of_the_state_is_the_score_of_the_whole_ledger(string zone, int year, int month, int day)
    {
        var model = In(zone);

        Check(new LocalDate(year, month, day), 300, ledger =>
        {
            var expected = new NaiveScore(ledger.Ledger, model.TimeZone, ledger.Day).Points();
            var actual = Points(Score(Models.StateOf(model, ledger.Shuffled()), ledger.Day));
            return expected.Keys.ToHashSet().SetEquals(actual.Keys) && expected.All(rule => Math.Abs(rule.Value - actual[rule.Key]) <= 1e-9);
        });
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void State_knows_neither_order_nor_parts_nor_storage(string zone, int year, int month, int day)
    {
        var model = In(zone);

        Check(new LocalDate(year, month, day), 200, ledger =>
        {
            var whole = Models.StateOf(model, ledger.Ledger);
            var merged = new InterestState(model);
            foreach (var part in ledger.Shuffled().GroupBy(activity => (activity.Id.Length + activity.OccurredAt.ToUnixTimeSeconds() + ledger.Seed) % 4))
                merged.Merge(InterestState.Read(Models.StateOf(model, part).Write(), model)!);
            return Text(whole) == Text(merged)
                && Score(whole, ledger.Day) is var one && Score(merged, ledger.Day) is var other
                && one.Reasons.SequenceEqual(other.Reasons) && one.Interest == other.Interest;
        });
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Ledger_that_lets_each_activity_in_once_makes_duplicates_harmless(string zone, int year, int month, int day)
    {
        var model = In(zone);

        Check(new LocalDate(year, month, day), 50, ledger =>
        {
            var twice = ledger.Shuffled().Concat(ledger.Ledger).DistinctBy(activity => (activity.Source, activity.Id));
            return Text(Models.StateOf(model, twice)) == Text(Models.StateOf(model, ledger.Ledger));
        });
    }

    // The merged person keeps which ledger each activity came from: undone, each side is built from its own again.
    [Fact]
    public void Undone_merge_gives_both_persons_their_own_scores_back()
    {
        var model = In("Europe/Berlin");

        Check(new LocalDate(2026, 10, 20), 200, ledger =>
        {
            var sides = ledger.Ledger.ToLookup(activity => (activity.OccurredAt.ToUnixTimeSeconds() + ledger.Seed) % 2 == 0);
            var (one, other) = (Models.StateOf(model, sides[true]), Models.StateOf(model, sides[false]));
            var (before, untouched) = (Score(one, ledger.Day), Text(other));
            one.Merge(other);
            return Score(one, ledger.Day).Reasons.SequenceEqual(Score(Models.StateOf(model, ledger.Ledger), ledger.Day).Reasons)
                && Text(other) == untouched
                && Score(Models.StateOf(model, sides[true].Reverse()), ledger.Day).Reasons.SequenceEqual(before.Reasons);
        });
    }

    [Fact]
    public void Reasons_add_up_to_interest_and_fit()
    {
        var model = In("Europe/Berlin");

        Check(new LocalDate(2026, 10, 20), 300, ledger =>
        {
            var score = Score(Models.StateOf(model, ledger.Ledger), ledger.Day);
            var interest = score.Reasons.Where(reason => reason.LastDay is not null).Sum(reason => reason.Points);
            var fit = score.Reasons.Where(reason => reason.LastDay is null).Sum(reason => reason.Points);
            return Math.Abs(Math.Max(0, interest) - score.Interest) <= 1e-9 && fit == score.Fit
                && score.Reasons.Where(reason => reason.LastDay is not null).All(reason => reason.Sample is not null && reason.LastDay <= ledger.Day);
        });
    }

    [Fact]
    public void Merging_leaves_the_other_state_as_it_is()
    {
        var model = In("UTC");
        var other = Models.StateOf(model, [Some.Activity("email_open", "a") with { Asset = "x" }, Some.Activity("email_sent", "b") with { Asset = "x" }]);
        var before = Text(other);
        var state = new InterestState(model);

        state.Merge(other);
        state.Add(Some.Activity("email_open", "c", Some.Noon - Duration.FromDays(3)) with { Asset = "x" });

        Assert.Equal(before, Text(other));
        Assert.NotEqual(before, Text(state));
    }

    private static void Check(LocalDate first, int times, Func<LedgerGen.Case, bool> holds) =>
        Prop.ForAll(LedgerGen.Cases(first, 12), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    private static ScoringModel In(string zone) => Models.Load(Models.Everything.Replace("Europe/Berlin", zone, StringComparison.Ordinal));

    private static Score Score(InterestState state, LocalDate day) => Scorer.Score(state.Model, state, Attributes, day);

    private static Dictionary<string, double> Points(Score score) =>
        score.Reasons.Where(reason => reason.LastDay is not null).ToDictionary(reason => reason.Rule, reason => reason.Points);

    private static string Text(InterestState state) => Encoding.UTF8.GetString(state.Write());
}
