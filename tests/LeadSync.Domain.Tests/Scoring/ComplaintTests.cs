using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Domain.Scoring.Scanning;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring;

/// <summary>What users of other tools complain about, each as a test that it is otherwise here.</summary>
public sealed class ComplaintTests
{
    private static readonly LocalDate Today = new(2026, 11, 21);
    private static readonly Dictionary<string, PropertyValue> Nothing = [];

    // mautic/mautic#929, #1487, #4582: points only once per rule, so that people write one rule per mail.
    [Fact]
    public void Rule_without_once_counts_every_mail()
    {
        var opens = Enumerable.Range(1, 5).Select(i => Open($"mail{i}"));

        Assert.Equal(10, Score(Models.Of("""{"id":"open","kind":"email_open","points":2}"""), opens).Interest);
        Assert.Equal(2, Score(Models.Of("""{"id":"open","kind":"email_open","points":2,"once":true}"""), opens).Interest);
    }

    // mautic/mautic#7320: a repeatable rule pays again each time the same mail is opened.
    [Fact]
    public void Rule_that_counts_distinct_mails_counts_one_opened_again_once()
    {
        var opens = new[] { Open("mail1", 1), Open("mail1", 2), Open("mail2", 3), Open("mail1", 4) };

        Assert.Equal(4, Score(Models.Of("""{"id":"open","kind":"email_open","distinct":"asset","points":2}"""), opens).Interest);
    }

    // mautic/mautic#5155: with images blocked a click stands in for the open, which is then counted again: 17 instead of 10.
    [Fact]
    public void Click_invents_no_open()
    {
        var model = Models.Of("""
            {"id":"open","kind":"email_open","distinct":"asset","points":7},{"id":"click","kind":"email_click","points":3}
            """);

        Assert.Equal(3, Score(model, [Click("a")]).Interest);
        Assert.Equal(10, Score(model, [Click("a"), Open("mail", 1)]).Interest);
        Assert.Equal(10, Score(model, [Click("a"), Open("mail", 1), Open("mail", 2)]).Interest);
    }

    // mautic/mautic#5369, #5188: the contact shows 127, its log adds up to 47.
    [Fact]
    public void Score_is_the_sum_of_its_reasons_whatever_is_capped_or_fades()
    {
        var model = Models.Of("""
            {"id":"open","kind":"email_open","points":10,"halfLifeDays":7,"cap":{"points":15,"per":"week"}},
            {"id":"click","kind":"email_click","points":3.3},{"id":"call","kind":"call","points":-1.1}
            """);
        var score = Score(model, [Open("a", -9), Open("b", -9), Open("c", -30), Click("a"), Click("b", 9), Some.Activity("call")]);

        Assert.Equal(score.Interest, score.Reasons.Sum(reason => reason.Points), 1e-9);
        Assert.Equal([3, 2, 1], score.Reasons.Select(reason => reason.Count));
    }

    // mautic/mautic#1518: a return visit matches any page.
    [Fact]
    public void Rule_for_a_page_counts_that_page_alone()
    {
        var model = Models.Of("""{"id":"pricing","kind":"page_view","where":{"url":"*/pricing"},"points":15}""");
        var views = new[] { "https://x.de/pricing", "https://x.de/", "https://x.de/jobs" };

        Assert.Equal(15, Score(model, views.Select((url, i) => Some.Activity(id: $"v{i}") with { Url = url })).Interest);
    }

    // mautic/mautic#10262, #5213, #12336: what is to pay after some time pays at once, or only with a further visit.
    [Fact]
    public void What_takes_time_counts_when_the_time_has_come_and_by_itself()
    {
        var model = Models.Of("""
            {"id":"view","kind":"page_view","points":10},
            {"id":"ignored","streak":{"of":"email_sent","without":["email_open"],"length":1,"graceDays":3},"points":-4}
            """);
        var state = Models.StateOf(model, [Some.Activity(at: Some.Noon + Duration.FromDays(1)), Some.Activity("email_sent", "s") with { Asset = "mail" }]);

        Assert.Equal([0, 10, 10, 6], Enumerable.Range(0, 4).Select(days => Scorer.Score(model, state, Nothing, Today.PlusDays(days)).Interest));
    }

    // mautic/mautic PR#3854: triggers do not fire for new contacts, and mail again on every change of points.
    [Fact]
    public void Threshold_is_met_with_the_first_activity_and_further_points_change_nothing()
    {
        var model = Qualifying("""{"id":"call","kind":"call","points":100}""");
        var state = new InterestState(model);
        Assert.False(Scorer.Score(model, state, Nothing, Today).Qualified);

        state.Add(Some.Activity("call"));
        var first = Scorer.Score(model, state, Nothing, Today);
        state.Add(Some.Activity("call", "a2"));
        var second = Scorer.Score(model, state, Nothing, Today);

        Assert.Equal((true, true, first.Grade), (first.Qualified, second.Qualified, second.Grade));
        Assert.Null(Scorer.NextChange(model, state, Nothing, Today));
    }

    // mautic/mautic#1465: no points for the value of a field.
    [Fact]
    public void Value_of_a_field_gives_points_and_takes_them_when_it_changes()
    {
        var model = Models.Load("""
            {"name":"m","version":1,"timeZone":"UTC","fit":[{"id":"industry","field":"industryClass","points":{"manufacturing":20,"*":5}}]}
            """);

        Assert.Equal([20, 5, 0], new[] { "manufacturing", "retail", "" }.Select(industry => Scorer.Score(
            model, new InterestState(model), new Dictionary<string, PropertyValue> { ["industryClass"] = new PropertyValue.Text(industry) }, Today).Fit));
    }

    // mautic/mautic#581, PR#11891: one score for all products.
    [Fact]
    public void Each_product_line_scores_the_same_activities_by_its_own_model()
    {
        var done = new[] { Some.Activity("call", "c1") with { Topic = "erp" }, Some.Activity("call", "c2") with { Topic = "crm" }, Some.Activity("call", "c3") with { Topic = "crm" } };

        Assert.Equal([5, 10], new[] { "erp", "crm" }.Select(topic =>
            Score(Models.Of($$"""{"id":"call","kind":"call","where":{"topic":"{{topic}}"},"points":5}"""), done).Interest));
    }

    // mautic/mautic#9162, #9798, #7884, #16263: link scanners poison scores.
    [Fact]
    public void Scanner_that_follows_every_link_scores_nothing_and_the_person_behind_it_does()
    {
        var model = Models.Scanned("""{"id":"click","kind":["email_click","email_open"],"where":{"machine":false},"points":5}""");
        var scan = new[] { Click("a", 0), Click("b", 0), Click("c", 0), Click("unsubscribe", 0), Open("mail") };

        Assert.Equal(new Scanner(3, 10), model.Scanner);
        Assert.Equal(0, Score(model, scan).Interest);
        Assert.Equal(5, Score(model, [.. scan, Click("a", 1)]).Interest);
    }

    // odoo/odoo PR#84259, PR#104365: the probability after a move of stage is that of before or after, as it happens.
    [Fact]
    public void Score_does_not_depend_on_what_was_computed_in_between()
    {
        var model = Models.Scanned("""
            {"id":"click","kind":"email_click","where":{"machine":false},"points":5,"distinct":"url"},{"id":"once","kind":"email_open","points":3,"once":true}
            """);
        var done = new[] { Click("c", 0), Open("mail", 2), Click("a", 0), Open("mail", -2), Click("b", 0), Click("a", 3) };
        var watched = new InterestState(model);
        foreach (var activity in done)
        {
            watched.Add(activity);
            Scorer.Score(model, watched, Nothing, Today.PlusDays(5));
            Scorer.NextChange(model, watched, Nothing, Today);
        }

        Assert.Equal(Score(model, done, 5).Reasons, Scorer.Score(model, watched, Nothing, Today.PlusDays(5)).Reasons);
    }

    // odoo/odoo PR#128237: what is rounded to 100 % counts as won.
    [Fact]
    public void Total_that_is_shown_as_the_threshold_but_is_below_does_not_qualify()
    {
        var score = Score(Qualifying("""{"id":"call","kind":"call","points":99.6}"""), [Some.Activity("call")]);

        Assert.Equal((100, false), (score.ShownTotal, score.Qualified));
    }

    // apache/unomi PR#131, PR#370; mautic/mautic#4759: events delivered twice count twice.
    [Fact]
    public void Activity_delivered_twice_without_an_id_is_the_same_activity()
    {
        const string one = """{"source":"web","kind":"call","occurredAt":"2026-11-21T12:00:00Z","keys":["email:ada@example.com","cookie:1"]}""";
        const string again = """{"keys":["cookie:1","email:ADA@example.com "],"occurredAt":"2026-11-21T13:00:00+01:00","kind":"call","source":"web"}""";
        var ledger = new[] { one, again, one }
            .Select((json, i) => ActivityJson.Read(JsonElement.Parse(json), Some.Noon + Duration.FromHours(i)).Activity!)
            .DistinctBy(activity => (activity.Source, activity.Id));

        Assert.Equal(5, Score(Models.Of("""{"id":"call","kind":"call","points":5}"""), ledger).Interest);
    }

    // apache/unomi PR#240, PR#616: a profile is lost when several events, or a merge, arrive at once.
    [Fact]
    public void Parts_that_are_merged_in_any_order_lose_nothing()
    {
        var model = Models.Of("""{"id":"call","kind":"call","points":5}""");
        var parts = Enumerable.Range(0, 6).Select(i => Models.StateOf(model, [Some.Activity("call", $"c{i}")])).ToList();
        var (forward, backward) = (new InterestState(model), new InterestState(model));
        parts.ForEach(forward.Merge);
        parts.AsEnumerable().Reverse().ToList().ForEach(backward.Merge);

        Assert.Equal(30, Scorer.Score(model, forward, Nothing, Today).Interest);
        Assert.Equal(forward.Write(), backward.Write());
    }

    private static Activity Open(string asset, int days = 0) => Mail("email_open", asset, days) with { Asset = asset };

    private static Activity Click(string url, int days = 0) => Mail("email_click", url, days) with { Asset = "mail", Url = url };

    private static Activity Mail(string kind, string name, int days) => Some.Activity(kind, $"{kind}-{name}-{days}", Some.Noon + Duration.FromDays(days));

    private static ScoringModel Qualifying(string rule) =>
        Models.Load($$"""{"name":"m","version":1,"timeZone":"UTC","qualify":{"total":100},"interest":[{{rule}}]}""");

    private static Score Score(ScoringModel model, IEnumerable<Activity> activities, int days = 9) =>
        Scorer.Score(model, Models.StateOf(model, activities), Nothing, Today.PlusDays(days));
}
