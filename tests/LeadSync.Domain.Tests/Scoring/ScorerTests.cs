using System.Globalization;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring;

public sealed class ScorerTests
{
    private static readonly LocalDate Today = new(2026, 11, 21);

    // Today is a Saturday: five days ago is Monday, six days ago the Sunday before.
    [Theory]
    [InlineData("""{"id":"r","kind":"call","points":8}""", "0,0,5", 24)]
    [InlineData("""{"id":"r","kind":"call","points":8,"halfLifeDays":5}""", "0,5,10", 14)]
    [InlineData("""{"id":"r","kind":"call","points":8,"cap":{"points":12,"per":"day"}}""", "0,0,1", 20)]
    [InlineData("""{"id":"r","kind":"call","points":8,"halfLifeDays":5,"cap":{"points":12,"per":"day"}}""", "0,5,5", 14)]
    [InlineData("""{"id":"r","kind":"call","points":8,"cap":{"points":12,"per":"week"}}""", "5,6", 16)]
    [InlineData("""{"id":"r","kind":"call","points":8,"cap":{"points":12,"per":"week"}}""", "0,5", 12)]
    [InlineData("""{"id":"r","kind":"call","points":8,"cap":{"points":12,"per":"month"}}""", "0,20,21", 20)]
    [InlineData("""{"id":"r","kind":"call","points":8,"cap":{"points":12,"per":"ever"}}""", "0,400", 12)]
    [InlineData("""{"id":"r","kind":"call","points":8,"halfLifeDays":5,"once":true}""", "0,5,10", 2)]
    [InlineData("""{"id":"r","kind":"call","points":8}""", "-1,0", 8)]
    [InlineData("""{"id":"r","kind":"call","points":-8}""", "0", 0)]
    public void Contribution_follows_decay_cap_and_once(string rule, string daysAgo, double expected) =>
        Assert.Equal(expected, Score(Models.Of(rule), Calls(daysAgo)).Interest, 1e-9);

    [Fact]
    public void Day_is_local_to_the_model()
    {
        var lateEvening = Instant.FromUtc(2026, 11, 20, 23, 30);
        var state = new[] { Some.Activity("call", at: lateEvening) };

        Assert.Equal(Today, Score(Models.Of("""{"id":"r","kind":"call","points":1}"""), state).Reasons[0].LastDay);
        Assert.Equal(Today.PlusDays(-1), Score(Models.Of("""{"id":"r","kind":"call","points":1}""", "UTC"), state).Reasons[0].LastDay);
    }

    [Fact]
    public void Distinct_counts_the_first_per_value_and_all_without_one()
    {
        var rule = """{"id":"r","kind":"call","points":1,"distinct":"asset"}""";
        var calls = Calls("0,1,2,3,4").Zip(["x", "x", "y", null, null], (call, asset) => call with { Asset = asset });

        Assert.Equal(4, Score(Models.Of(rule), calls).Interest);
    }

    // In Newfoundland clocks went back from 00:01 on the 7th to 23:01 on the 6th: the earlier call is on the later day.
    [Theory]
    [InlineData("\"once\":true", 6, "late")]
    [InlineData("\"once\":true", 7, "early")]
    [InlineData("\"distinct\":\"asset\"", 6, "late")]
    [InlineData("\"distinct\":\"asset\"", 7, "early")]
    public void Earliest_is_the_earliest_of_the_days_so_far(string counting, int day, string counted)
    {
        var model = Models.Of($$"""{"id":"r","kind":"call","points":1,{{counting}}}""", "America/St_Johns");
        var early = Some.Activity("call", "early", Instant.FromUtc(2010, 11, 7, 2, 30, 30)) with { Asset = "x" };
        var late = Some.Activity("call", "late", Instant.FromUtc(2010, 11, 7, 2, 45)) with { Asset = "x" };
        var asOf = new LocalDate(2010, 11, day);

        foreach (var order in new[] { new[] { early, late }, [late, early] })
        {
            var reason = Assert.Single(Scorer.Score(model, Models.StateOf(model, order), new Dictionary<string, PropertyValue>(), asOf).Reasons);
            Assert.Equal((1, asOf, counted), (reason.Count, reason.LastDay, reason.Sample!.Id));
        }
    }

    [Fact]
    public void Reason_tells_count_last_day_and_first_activity()
    {
        var model = Models.Of("""{"id":"r","kind":"call","points":2,"label":{"en":"Called","de":"Angerufen"}}""");

        Assert.Equal(
            new Reason { Rule = "r", Label = new Label("Called", "Angerufen"), Points = 6, Count = 3, LastDay = Today.PlusDays(-1), Sample = new ActivityReference("web", "c7") },
            Assert.Single(Score(model, Calls("1,7,3")).Reasons));
    }

    [Theory]
    [InlineData("a", "industryClass", "MANUFACTURING", 20)]
    [InlineData("a", "industryClass", "retail", 2)]
    [InlineData("a", "industryClass", " ", 0)]
    [InlineData("a", "employees", "1000", 20)]
    [InlineData("a", "employees", "999.5", 8)]
    [InlineData("a", "employees", "49", 0)]
    [InlineData("a", "employees", "many", 0)]
    [InlineData("n", "employees", "1000", 20)]
    [InlineData("n", "industryClass", "7", 2)]
    [InlineData("b", "industryClass", "true", 2)]
    public void Fit_takes_value_or_range(string type, string field, string text, double expected)
    {
        PropertyValue value = type switch
        {
            "n" => new PropertyValue.Number(double.Parse(text, CultureInfo.InvariantCulture)),
            "b" => new PropertyValue.Boolean(bool.Parse(text)),
            _ => new PropertyValue.Text(text),
        };
        Assert.Equal(expected, Scorer.Score(Graded, new InterestState(Graded), new Dictionary<string, PropertyValue> { [field] = value }, Today).Fit);
    }

    // A: 50 interest, 20 fit, 80 profile. B: 5, 0, 20. Qualified: 70 total, 60 profile. Profile: email 3, company 1.
    [Theory]
    [InlineData(50, "manufacturing", "email,company", "A", "", "", true)]
    [InlineData(49.99, "manufacturing", "email,company", "B", "interest", "", false)]
    [InlineData(75, "retail", "email", "B", "fit,profile", "", true)]
    [InlineData(75, "retail", "company", "B", "fit,profile", "email", false)]
    [InlineData(75, "retail", "", "E", "profile", "email", false)]
    [InlineData(4.9, "", "", "E", "interest,profile", "", false)]
    [InlineData(67.9, "retail", "company", "B", "fit,profile", "", false)]
    public void Grade_deficits_and_qualification_follow_the_minima(
        double interest, string industry, string filled, string grade, string deficits, string oneFieldAway, bool qualified)
    {
        var attributes = filled.Split(',').ToDictionary(name => name, _ => (PropertyValue)new PropertyValue.Text("x"));
        attributes["industryClass"] = new PropertyValue.Text(industry);
        var model = WithCalls(interest);
        var score = Scorer.Score(model, Models.StateOf(model, Calls("0")), attributes, Today);

        Assert.Equal((grade, deficits, qualified), (score.Grade, string.Join(',', score.Deficits), score.Qualified));
        Assert.Equal(oneFieldAway, string.Join(',', score.OneFieldAway ?? []));
        Assert.Equal(oneFieldAway.Length == 0, score.OneFieldAway is null);
    }

    [Fact]
    public void Lift_says_what_the_next_better_grade_asks_for_and_what_each_missing_field_gives()
    {
        var attributes = new Dictionary<string, PropertyValue> { ["company"] = new PropertyValue.Text("x"), ["industryClass"] = new PropertyValue.Text("other") };
        var model = WithCalls(30);

        var lift = Scorer.Score(model, Models.StateOf(model, Calls("0")), attributes, Today).Lift;

        Assert.Equal("A", lift.Grade);
        Assert.Equal([new Shortfall("interest", 30, 50), new Shortfall("fit", 2, 20), new Shortfall("profile", 25, 80)], lift.Measures);
        Assert.Equal([new MissingField("email", 75)], lift.Fields);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(1.5, 2)]
    [InlineData(2.5, 3)]
    [InlineData(2.49, 2)]
    [InlineData(-3, 0)]
    public void Total_is_shown_rounded_half_away_from_zero(double interest, int shown)
    {
        var model = WithCalls(interest);

        Assert.Equal(shown, Score(model, Calls("0")).ShownTotal);
    }

    [Fact]
    public void Model_without_profile_grades_or_qualification_asks_for_nothing()
    {
        var score = Score(Models.Of(""), []);

        Assert.Equal((100, "E", false), (score.Profile, score.Grade, score.Qualified));
        Assert.Empty(score.Deficits);
        Assert.Empty(score.Reasons);
    }

    [Fact]
    public void State_of_another_model_version_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Scorer.Score(Graded, new InterestState(Models.Of("")), new Dictionary<string, PropertyValue>(), Today));

    private static readonly ScoringModel Graded = Models.Load(Models.Everything);

    private static ScoringModel WithCalls(double points) => Models.Load(Models.Everything.Replace(
        "\"interest\":[", FormattableString.Invariant($"\"interest\":[{{\"id\":\"calls\",\"kind\":\"call\",\"points\":{points}}},"), StringComparison.Ordinal));

    private static Activity[] Calls(string daysAgo) =>
        [.. daysAgo.Split(',').Select(days => Some.Activity("call", "c" + days, Some.Noon - Duration.FromDays(int.Parse(days, CultureInfo.InvariantCulture))))];

    private static Score Score(ScoringModel model, IEnumerable<Activity> activities) =>
        Scorer.Score(model, Models.StateOf(model, activities), new Dictionary<string, PropertyValue>(), Today);
}
