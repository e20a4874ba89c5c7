using System.Globalization;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring.Scanning;

public sealed class ScannerTests
{
    private static readonly ScoringModel Model = Models.Scanned("""
        {"id":"human","kind":["email_open","email_click"],"where":{"machine":false},"points":1},
        {"id":"machine","kind":["email_open","email_click"],"where":{"machine":true},"points":1},
        {"id":"any","kind":["email_open","email_click"],"points":1},
        {"id":"either","kind":["email_open","email_click"],"where":{"machine":[true,false]},"points":1}
        """);

    // "a@0" is a click on url a, "@0" one without a url, "open@0" an open, all of one mail, so many seconds after noon.
    [Theory]
    [InlineData("a@0 b@5 c@10", 0)]
    [InlineData("a@0 b@5 c@10.1", 3)]
    [InlineData("a@0 b@1", 2)]
    [InlineData("a@0 b@1 a@2 b@3", 4)]
    [InlineData("a@0 a@1 b@2 c@3", 0)]
    [InlineData("a@0 b@8 c@10 d@18 e@20", 0)]
    [InlineData("a@0 b@1 c@2 @9", 0)]
    [InlineData("a@0 b@1 @2", 3)]
    [InlineData("a@0 b@1 c@2 d@12", 1)]
    [InlineData("a@0 b@1 c@2 d@30", 1)]
    [InlineData("open@-8 a@0 b@1 c@2", 0)]
    [InlineData("open@-8.1 a@0 b@1 c@2", 1)]
    [InlineData("open@10 a@0 b@1 c@2", 0)]
    [InlineData("open@10.1 a@0 b@1 c@2", 1)]
    [InlineData("open@1 a@0 b@2", 3)]
    public void Clicks_on_many_links_at_once_and_opens_among_them_are_no_humans(string done, int humans)
    {
        var all = done.Split(' ').Select(Activity).ToList();
        var points = Points(all);

        Assert.Equal(humans, points.GetValueOrDefault("human"));
        Assert.Equal(all.Count - humans, points.GetValueOrDefault("machine"));
        Assert.Equal(all.Count, points["any"]);
        Assert.Equal(all.Count, points["either"]);
    }

    // 0.051 of ten million ticks is a little less than 510,000 in binary; the last click would just miss the span.
    [Fact]
    public void Span_of_a_fraction_of_a_second_includes_its_end()
    {
        var model = Models.Load("""
            {"name":"m","version":1,"timeZone":"UTC","scanner":{"links":2,"seconds":0.051},
             "interest":[{"id":"human","kind":"email_click","where":{"machine":false},"points":1}]}
            """);

        Assert.Empty(Points(model, [Activity("a@0"), Activity("b@0.051")]));
    }

    [Fact]
    public void Links_of_two_mails_are_not_one_scan()
    {
        var all = new[] { Activity("a@0"), Activity("b@1"), Activity("c@2") with { Asset = "other" } };

        Assert.Equal(3, Points(all)["human"]);
        Assert.Equal(3, Points(all.Select(one => one with { Asset = null }))["human"]);
    }

    [Fact]
    public void Click_that_its_source_calls_a_machines_counts_among_the_links()
    {
        var points = Points([Activity("a@0") with { Machine = true }, Activity("b@1"), Activity("c@2")]);

        Assert.False(points.ContainsKey("human"));
        Assert.Equal(3, points["machine"]);
    }

    [Fact]
    public void Other_kinds_than_opens_and_clicks_of_mails_are_whose_the_source_says()
    {
        var model = Models.Scanned("""{"id":"human","kind":"page_view","where":{"machine":false},"points":1}""");
        var views = "a@0 b@1 c@2".Split(' ').Select(Activity).Select(click => click with { Kind = ActivityKind.PageView });

        Assert.Equal(3, Points(model, views)["human"]);
    }

    // 22:59:59 UTC is the last second of the day in Berlin: what only the next day shows to be a scan, is none yet.
    [Fact]
    public void Scan_across_midnight_is_known_on_the_second_day()
    {
        var midnight = Instant.FromUtc(2026, 11, 21, 23, 0) - Some.Noon;
        var all = "a@-1 b@-1 c@1".Split(' ').Select(one => Activity(one) with { OccurredAt = Activity(one).OccurredAt + midnight }).ToList();
        var day = new LocalDate(2026, 11, 21);

        Assert.Equal(2, Points(Model, all, day)["human"]);
        Assert.Equal(3, Points(Model, all, day.PlusDays(1))["machine"]);
        Assert.Equal(day.PlusDays(1), Scorer.NextTouch(Model, Models.StateOf(Model, all), new Dictionary<string, PropertyValue>(), day));
    }

    [Fact]
    public void Late_arrival_turns_what_was_counted_into_a_scan()
    {
        var state = Models.StateOf(Model, [Activity("a@0"), Activity("c@2")]);
        Assert.Equal(2, Scorer.Score(Model, state, new Dictionary<string, PropertyValue>(), new LocalDate(2026, 11, 21)).Reasons[0].Points);

        state.Add(Activity("b@1"));

        Assert.Equal("machine", Scorer.Score(Model, state, new Dictionary<string, PropertyValue>(), new LocalDate(2026, 11, 21)).Reasons[0].Rule);
    }

    // A streak asks whether anything answered, not who.
    [Fact]
    public void Scan_answers_a_streak_as_any_machine_does()
    {
        var model = Models.Scanned("""
            {"id":"ignored","streak":{"of":"email_sent","without":["email_click"],"length":1,"graceDays":0},"points":-5},
            {"id":"human","kind":"email_click","where":{"machine":false},"points":1}
            """);
        var sent = Some.Activity("email_sent", "s", Some.Noon - Duration.FromMinutes(1)) with { Asset = "mail" };

        Assert.Equal(["ignored"], Points(model, [sent]).Keys);
        Assert.Empty(Points(model, [sent, Activity("a@0"), Activity("b@1"), Activity("c@2")]));
    }

    private static Activity Activity(string done)
    {
        var (what, seconds) = (done.Split('@')[0], double.Parse(done.Split('@')[1], CultureInfo.InvariantCulture));
        return Some.Activity(what == "open" ? "email_open" : "email_click", done, Some.Noon + Duration.FromSeconds(seconds)) with
        {
            Asset = "mail",
            Url = what is "" or "open" ? null : "https://x.de/" + what,
        };
    }

    private static Dictionary<string, double> Points(IEnumerable<Activity> activities) => Points(Model, activities);

    private static Dictionary<string, double> Points(ScoringModel model, IEnumerable<Activity> activities, LocalDate? day = null) =>
        Scorer.Score(model, Models.StateOf(model, activities), new Dictionary<string, PropertyValue>(), day ?? new LocalDate(2026, 11, 21))
            .Reasons.ToDictionary(reason => reason.Rule, reason => reason.Points);
}
