using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring.Change;

public sealed class NextChangeTests
{
    private const int ScannedDays = 420;
    private static readonly LocalDate Today = new(2026, 11, 21);
    private static readonly Dictionary<string, PropertyValue> Nothing = [];

    // Fit 20 and the whole profile: grade A from an interest of 50, B from 5.
    private static readonly Dictionary<string, PropertyValue> Fitting =
        new[] { ("email", "ada@example.com"), ("company", "Example"), ("industryClass", "manufacturing") }
            .ToDictionary(pair => pair.Item1, pair => (PropertyValue)new PropertyValue.Text(pair.Item2));

    [Theory]
    [InlineData("Europe/Berlin", 2026, 10, 20)]
    [InlineData("America/St_Johns", 2010, 11, 1)]
    [InlineData("America/Sao_Paulo", 2018, 10, 30)]
    public void Next_change_is_what_scoring_day_by_day_finds_first(string zone, int year, int month, int day)
    {
        var model = Models.Load(Models.Everything.Replace("Europe/Berlin", zone, StringComparison.Ordinal));

        Prop.ForAll(LedgerGen.Cases(new LocalDate(year, month, day), 30), ledger =>
        {
            var qualify = new Qualification(20 + ((ledger.Seed % 600) / 10.0), 0);
            var found = Scorer.NextChange(model, Models.StateOf(model, ledger.Shuffled()), Fitting, ledger.Day, qualify);
            var known = ledger.Ledger.Where(activity => activity.OccurredAt.InZone(model.TimeZone).Date <= ledger.Day).ToList();
            var classes = Enumerable.Range(0, ScannedDays).Select(age => NaiveClass(known, model, ledger.Day.PlusDays(age), qualify)).ToList();
            var first = classes.FindIndex(other => other != classes[0]);
            return classes.Contains(null) || (first < 0
                ? found is null || found >= ledger.Day.PlusDays(ScannedDays)
                : found == ledger.Day.PlusDays(first));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Theory]
    [InlineData("""{"id":"r","kind":"call","points":80,"halfLifeDays":10}""", 20, 21)]    // exactly 20 after twice ten days still qualifies
    [InlineData("""{"id":"r","kind":"call","points":80,"halfLifeDays":10}""", 80, 1)]
    [InlineData("""{"id":"r","kind":"call","points":80,"halfLifeDays":10}""", 81, null)]
    [InlineData("""{"id":"r","kind":"call","points":80}""", 20, null)]
    [InlineData("""{"id":"r","kind":"call","points":80,"halfLifeDays":1e-3}""", 20, 1)]
    [InlineData("""{"id":"r","kind":"call","points":80,"halfLifeDays":3650}""", 20, 7301)]
    [InlineData("""{"id":"a","kind":"call","points":50},{"id":"b","kind":"call","points":50,"halfLifeDays":30}""", 50, null)]
    [InlineData("""{"id":"a","kind":"call","points":50},{"id":"b","kind":"call","points":-40,"halfLifeDays":30}""", 30, 30)]
    [InlineData("""{"id":"a","kind":"call","points":60,"halfLifeDays":60},{"id":"b","kind":"call","points":-40,"halfLifeDays":10}""", 30, 7)]
    [InlineData("""{"id":"a","kind":"call","points":-60,"halfLifeDays":10}""", 0, null)]
    public void Next_change_is_the_first_day_on_the_other_side(string rules, double total, int? days)
    {
        var model = Models.Of(rules);

        var expected = days is { } after ? Today.PlusDays(after) : default(LocalDate?);
        Assert.Equal(expected, Scorer.NextChange(model, Models.StateOf(model, [Some.Activity("call")]), Nothing, Today, new Qualification(total, 0)));
    }

    [Fact]
    public void Grace_of_a_streak_that_ends_is_a_change_by_itself()
    {
        var model = Models.Of("""
            {"id":"a","kind":"call","points":20},
            {"id":"ignored","streak":{"of":"email_sent","without":["email_open"],"length":1,"graceDays":4},"points":-5}
            """);
        var state = Models.StateOf(model, [Some.Activity("call"), Some.Activity("email_sent", "s") with { Asset = "nl1" }]);

        Assert.Equal(Today.PlusDays(4), Scorer.NextChange(model, state, Nothing, Today, new Qualification(20, 0)));

        state.Add(Some.Activity("email_open", "o") with { Asset = "nl1" });

        Assert.Null(Scorer.NextChange(model, state, Nothing, Today, new Qualification(20, 0)));
    }

    [Fact]
    public void Activity_of_a_later_day_is_to_be_looked_at_but_is_no_change()
    {
        var model = Models.Of("""{"id":"r","kind":"call","points":20}""");
        var state = Models.StateOf(model, [Some.Activity("call", at: Some.Noon + Duration.FromDays(3))]);

        Assert.Null(Scorer.NextChange(model, state, Nothing, Today, new Qualification(20, 0)));
        Assert.Equal(Today.PlusDays(3), Scorer.NextTouch(model, state, Nothing, Today, new Qualification(20, 0)));
        Assert.Null(Scorer.NextTouch(model, state, Nothing, Today.PlusDays(3), new Qualification(20, 0)));
    }

    [Fact]
    public void Streak_that_a_later_day_would_fill_is_no_change()
    {
        var model = Models.Of("""
            {"id":"a","kind":"call","points":20},
            {"id":"ignored","streak":{"of":"email_sent","without":["email_open"],"length":2,"graceDays":2},"points":-5}
            """);
        var sent = new[] { 0, 1, 2 }.Select(day => Some.Activity("email_sent", $"s{day}", Some.Noon + Duration.FromDays(day)) with { Asset = $"nl{day}" });
        var state = Models.StateOf(model, [Some.Activity("call"), .. sent]);

        Assert.Null(Scorer.NextChange(model, state, Nothing, Today, new Qualification(20, 0)));
        Assert.Equal(Today.PlusDays(3), Scorer.NextChange(model, state, Nothing, Today.PlusDays(1), new Qualification(20, 0)));
    }

    // Null where rounding could decide: two ways to add up are entitled to differ there.
    private static (string, bool)? NaiveClass(IReadOnlyList<Activity> known, ScoringModel model, LocalDate day, Qualification qualify)
    {
        var interest = Math.Max(0, new NaiveScore(known, model.TimeZone, day).Points().Values.Sum());
        if (new[] { 50, 5, qualify.Total - 20 }.Any(minimum => minimum > 0 && Math.Abs(interest - minimum) < 1e-9))
            return null;
        return (interest >= 50 ? "A" : interest >= 5 ? "B" : "E", interest + 20 >= qualify.Total);
    }
}
