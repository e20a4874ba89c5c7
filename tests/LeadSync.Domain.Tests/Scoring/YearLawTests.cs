using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring;

/// <summary>
/// A state that lives through a year, taking in each day's activities on their day, against the whole ledger looked at
/// anew on every day: both changes of clocks included, and one of them at midnight.
/// </summary>
public sealed class YearLawTests
{
    private const int DaysOfYear = 366;
    private static readonly Dictionary<string, PropertyValue> Nothing = [];

    [Theory]
    [InlineData("Europe/Berlin", 2026)]
    [InlineData("America/New_York", 2026)]
    [InlineData("Australia/Lord_Howe", 2026)] // clocks change by half an hour
    [InlineData("America/Sao_Paulo", 2018)]   // clocks change at midnight
    [InlineData("America/Havana", 2026)]      // clocks go forward at midnight, and back to it
    public void Score_is_that_of_the_whole_ledger_on_every_day_of_a_year(string zone, int year)
    {
        var model = Models.Load(Models.Everything.Replace("Europe/Berlin", zone, StringComparison.Ordinal));
        var first = new LocalDate(year, 1, 1);

        Prop.ForAll(LedgerGen.Cases(first, DaysOfYear), ledger => IsRightEveryDay(model, ledger.Shuffled(), first))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(6).WithStartSize(60).WithEndSize(100));
    }

    private static bool IsRightEveryDay(ScoringModel model, IReadOnlyList<Activity> ledger, LocalDate first)
    {
        var byDay = ledger.ToLookup(activity => activity.OccurredAt.InZone(model.TimeZone).Date);
        var growing = new InterestState(model);
        var whole = Models.StateOf(model, ledger);
        for (var day = first.PlusDays(-1); day <= first.PlusDays(DaysOfYear); day = day.PlusDays(1))
        {
            foreach (var activity in byDay[day])
                growing.Add(activity);
            var (incremental, fromScratch) = (Points(growing, day), Points(whole, day));
            if (!incremental.SequenceEqual(fromScratch) || !IsSame(new NaiveScore(ledger, model.TimeZone, day).Points(), incremental))
                return false;
        }
        return true;
    }

    private static bool IsSame(Dictionary<string, double> expected, List<(string Rule, double Points)> actual) =>
        expected.Count == actual.Count && actual.All(reason => Math.Abs(expected.GetValueOrDefault(reason.Rule) - reason.Points) <= 1e-9);

    private static List<(string Rule, double Points)> Points(InterestState state, LocalDate day) =>
        [.. Scorer.Score(state.Model, state, Nothing, day).Reasons.Select(reason => (reason.Rule, reason.Points))];
}
