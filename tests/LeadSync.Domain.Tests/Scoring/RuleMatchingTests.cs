using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring;

public sealed class RuleMatchingTests
{
    private static readonly Activity Click = Some.Activity("email_click") with
    {
        Url = "https://x.de/Pricing",
        Topic = "erp",
        Campaign = "spring",
        Asset = "nl1",
        Channel = "email",
        Properties = new Dictionary<string, PropertyValue>
        {
            ["level"] = new PropertyValue.Number(3),
            ["vip"] = new PropertyValue.Boolean(true),
            ["plan"] = new PropertyValue.Text("Gold"),
        },
    };

    [Theory]
    [InlineData("""{"url":"*/PRICING*"}""", true)]
    [InlineData("""{"topic":["hr","e?p"]}""", true)]
    [InlineData("""{"topic":["hr","crm"]}""", false)]
    [InlineData("""{"topic":"erp","channel":"letter"}""", false)]
    [InlineData("""{"campaign":"spring","asset":"NL1","source":"web"}""", true)]
    [InlineData("""{"machine":false}""", true)]
    [InlineData("""{"machine":true}""", false)]
    [InlineData("""{"properties.level":3}""", true)]
    [InlineData("""{"properties.level":"3"}""", false)]
    [InlineData("""{"properties.level":[1,2,3.0]}""", true)]
    [InlineData("""{"properties.vip":true}""", true)]
    [InlineData("""{"properties.vip":"true"}""", false)]
    [InlineData("""{"properties.plan":"g*"}""", true)]
    [InlineData("""{"properties.none":"*"}""", false)]
    [InlineData("""{"properties.none":false}""", false)]
    public void Rule_matches_when_every_condition_holds(string where, bool matches)
    {
        var model = Models.Of($$"""{"id":"r","kind":"email_click","points":1,"where":{{where}}}""");

        Assert.Equal(matches ? 1 : 0, Points(model, Click));
    }

    [Theory]
    [InlineData("url")]
    [InlineData("topic")]
    [InlineData("campaign")]
    [InlineData("asset")]
    [InlineData("channel")]
    public void Absent_value_matches_nothing(string field)
    {
        var model = Models.Of($$"""{"id":"r","kind":"page_view","points":1,"where":{"{{field}}":"*"} }""");

        Assert.Equal(0, Points(model, Some.Activity()));
    }

    [Fact]
    public void Activity_may_match_several_rules_of_its_kind()
    {
        var model = Models.Of("""
            {"id":"a","kind":["email_open","email_click"],"points":1},{"id":"b","kind":"email_click","points":10},
            {"id":"c","kind":"custom:quiz","points":100}
            """);

        Assert.Equal(11, Points(model, Click));
        Assert.Equal(100, Points(model, Some.Activity("custom:quiz")));
        Assert.Equal(0, Points(model, Some.Activity("custom:other")));
    }

    private static double Points(ScoringModel model, Activity activity)
    {
        var state = new InterestState(model);
        state.Add(activity);
        return Scorer.Score(model, state, new Dictionary<string, PropertyValue>(), new LocalDate(2026, 11, 21)).Interest;
    }
}
