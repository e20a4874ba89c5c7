using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Tests.Scoring;

public sealed class ScoringModelJsonTests
{
    [Fact]
    public void Valid_model_is_loaded_whole()
    {
        var model = Models.Load(Models.Everything);

        Assert.Equal("all/3", model.Id);
        Assert.Equal("Europe/Berlin", model.TimeZone.Id);
        Assert.Equal(["day", "week", "month", "ever", "distinct", "once", "ignored", "plain"], model.Interest.Select(rule => rule.Id));
        Assert.Equal(new Cap(30, CapPeriod.Day), model.Interest[0].Cap);
        Assert.Equal(["industry", "size"], model.Fit.Select(rule => rule.Id));
        Assert.Equal([new ProfileField("email", 3), new ProfileField("company", 1)], model.Profile);
        Assert.Equal(["A", "B"], model.Grades.Select(grade => grade.Grade));
        Assert.Equal(new Qualification(70, 60), model.Qualify);
    }

    [Theory]
    [InlineData("""{"id":"r","kind":"page_view","points":1}""", "r", "r")]
    [InlineData("""{"id":"r","kind":"page_view","points":1,"label":{"en":"Visited","de":"Besucht"}}""", "Visited", "Besucht")]
    public void Label_is_the_id_where_none_is_given(string rule, string en, string de) =>
        Assert.Equal(new Label(en, de), Models.Of(rule).Interest[0].Label);

    [Theory]
    [InlineData("""{"version":1,"timeZone":"UTC"}""", "name")]
    [InlineData("""{"name":"a/b","version":1,"timeZone":"UTC"}""", "name")]
    [InlineData("""{"name":"m","version":0,"timeZone":"UTC"}""", "version")]
    [InlineData("""{"name":"m","version":"1","timeZone":"UTC"}""", "version")]
    [InlineData("""{"name":"m","version":1,"timeZone":"Mars/Olympus"}""", "timeZone")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","scaner":{}}""", "scaner")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","scanner":{"links":1,"seconds":10}}""", "scanner.links")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","scanner":{"links":2.5,"seconds":10}}""", "scanner.links")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","scanner":{"seconds":10}}""", "scanner.links")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","scanner":{"links":3,"seconds":0}}""", "scanner.seconds")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","scanner":{"links":3,"seconds":3601}}""", "scanner.seconds")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","scanner":{"links":3}}""", "scanner.seconds")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","scanner":{"links":3,"seconds":10,"kind":"x"}}""", "scanner.kind")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","interest":{}}""", "interest")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","profile":{"email":0}}""", "profile.email")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","grades":[{"grade":"A","interest":1,"fit":1}]}""", "grades[0].profile")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","grades":[{"grade":"E","interest":1,"fit":1,"profile":1}]}""", "grades[0].grade")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","qualify":{"profile":60}}""", "qualify.total")]
    [InlineData("""{"name":"m","version":1,"timeZone":"UTC","qualify":{"total":60,"grade":"A"}}""", "qualify.grade")]
    public void Error_outside_the_rules_names_its_field(string json, string field) =>
        Assert.Equal([("", field)], Errors(json));

    [Theory]
    [InlineData("""{"kind":"page_view","points":1}""", "interest[0]", "id")]
    [InlineData("""{"id":"r","points":1}""", "r", "kind")]
    [InlineData("""{"id":"r","kind":"opened","points":1}""", "r", "kind")]
    [InlineData("""{"id":"r","kind":[],"points":1}""", "r", "kind")]
    [InlineData("""{"id":"r","kind":"call"}""", "r", "points")]
    [InlineData("""{"id":"r","kind":"call","points":"1"}""", "r", "points")]
    [InlineData("""{"id":"r","kind":"call","points":1e7}""", "r", "points")]
    [InlineData("""{"id":"r","kind":"call","points":1,"halfLifeDays":0}""", "r", "halfLifeDays")]
    [InlineData("""{"id":"r","kind":"call","points":1,"halfLifeDays":-3}""", "r", "halfLifeDays")]
    [InlineData("""{"id":"r","kind":"call","points":1,"halfLife":3}""", "r", "halfLife")]
    [InlineData("""{"id":"r","kind":"call","points":1,"cap":{"points":0,"per":"day"}}""", "r", "cap.points")]
    [InlineData("""{"id":"r","kind":"call","points":1,"cap":{"points":5,"per":"year"}}""", "r", "cap.per")]
    [InlineData("""{"id":"r","kind":"call","points":1,"cap":{"points":5,"per":"day","x":1}}""", "r", "cap.x")]
    [InlineData("""{"id":"r","kind":"call","points":1,"once":"yes"}""", "r", "once")]
    [InlineData("""{"id":"r","kind":"call","points":1,"distinct":"channel"}""", "r", "distinct")]
    [InlineData("""{"id":"r","kind":"call","points":1,"once":true,"distinct":"url"}""", "r", "distinct")]
    [InlineData("""{"id":"r","points":1,"streak":{"of":"call","without":"reply","length":0,"graceDays":1}}""", "r", "streak.length")]
    [InlineData("""{"id":"r","points":1,"streak":{"of":"call","without":"call","length":2,"graceDays":1}}""", "r", "streak.without")]
    [InlineData("""{"id":"r","kind":"call","points":1,"streak":{"of":"call","without":"reply","length":2,"graceDays":1}}""", "r", "kind")]
    [InlineData("""{"id":"r","kind":"call","points":1},{"id":"r","kind":"call","points":1}""", "r", "id")]
    public void Error_in_an_interest_rule_names_rule_and_field(string rules, string rule, string field) => AssertInterestError(rules, rule, field);

    [Theory]
    [InlineData("""{"id":"r","kind":"call","points":1,"label":{"en":"only"}}""", "r", "label.de")]
    [InlineData("""{"id":"r","kind":"call","points":1,"where":{"uri":"x"}}""", "r", "where.uri")]
    [InlineData("""{"id":"r","kind":"call","points":1,"where":{"url":true}}""", "r", "where.url")]
    [InlineData("""{"id":"r","kind":"call","points":1,"where":{"url":[]}}""", "r", "where.url")]
    [InlineData("""{"id":"r","kind":"call","points":1,"where":{"url":null}}""", "r", "where.url")]
    [InlineData("""{"id":"r","kind":"call","points":1,"where":{"machine":"no"}}""", "r", "where.machine")]
    [InlineData("""{"id":"r","kind":"call","points":1,"where":{"properties.":1}}""", "r", "where.properties.")]
    [InlineData("""{"id":"r","kind":"call","points":1,"where":{"properties.a":[[1]]}}""", "r", "where.properties.a")]
    public void Error_in_conditions_or_label_names_rule_and_field(string rules, string rule, string field) => AssertInterestError(rules, rule, field);

    private static void AssertInterestError(string rules, string rule, string field) =>
        Assert.Equal([(rule, field)], Errors($$"""{"name":"m","version":1,"timeZone":"UTC","interest":[{{rules}}]}"""));

    [Theory]
    [InlineData("""{"id":"f","points":{"a":1}}""", "field")]
    [InlineData("""{"id":"f","field":"x"}""", "points")]
    [InlineData("""{"id":"f","field":"x","points":{"a":1},"ranges":[]}""", "points")]
    [InlineData("""{"id":"f","field":"x","points":{"a":"1"}}""", "points.a")]
    [InlineData("""{"id":"f","field":"x","points":{"a":1,"A":2}}""", "points.A")]
    [InlineData("""{"id":"f","field":"x","ranges":[{"points":1}]}""", "ranges[0].min")]
    [InlineData("""{"id":"f","field":"x","ranges":[{"min":1,"points":1},{"min":1,"points":2}]}""", "ranges[1].min")]
    [InlineData("""{"id":"f","field":"x","ranges":[{"min":1,"points":1,"max":2}]}""", "ranges[0].max")]
    public void Error_in_a_fit_rule_names_rule_and_field(string rule, string field) =>
        Assert.Equal([("f", field)], Errors($$"""{"name":"m","version":1,"timeZone":"UTC","fit":[{{rule}}]}"""));

    [Fact]
    public void Interest_and_fit_rules_share_their_ids() =>
        Assert.Equal([("r", "id")], Errors(
            """{"name":"m","version":1,"timeZone":"UTC","interest":[{"id":"r","kind":"call","points":1}],"fit":[{"id":"r","field":"x","points":{"a":1}}]}"""));

    [Fact]
    public void All_errors_are_reported_at_once() =>
        Assert.Equal([("", "name"), ("r", "points"), ("r", "kind")], Errors("""{"version":1,"timeZone":"UTC","interest":[{"id":"r"}]}"""));

    [Theory]
    [InlineData("{\n \"name\": oops}", "line 2")]
    [InlineData("""{"name":"a","name":"b"}""", "JSON")]
    [InlineData("""{"name":"\ud800","version":1,"timeZone":"UTC"}""", "Unicode")]
    [InlineData("[]", "object")]
    [InlineData(" \n", "is empty")]
    public void Text_that_is_no_model_is_refused_with_its_place(string json, string said) =>
        Assert.Contains(said, ScoringModelJson.Load(json).Errors[0].ToString(), StringComparison.Ordinal);

    private static IEnumerable<(string Rule, string Field)> Errors(string json)
    {
        var reading = ScoringModelJson.Load(json);
        Assert.Null(reading.Model);
        return reading.Errors.Select(error => (error.Rule, error.Field));
    }

    [Theory]
    [InlineData("""{"name":""")]
    [InlineData("""{"name" "a"}""")]
    public void Text_that_is_no_JSON_is_placed_once_as_people_count(string json)
    {
        var reason = Assert.Single(ScoringModelJson.Load(json).Errors).Reason;

        Assert.Matches(@"^is not valid JSON at line 1, byte \d+: \S.*\.$", reason);
        Assert.DoesNotMatch("LineNumber|BytePosition", reason);
    }

    [Fact]
    public void Row_names_the_model_where_the_definition_does_not()
    {
        var reading = ScoringModelJson.Load("""{"timeZone":"UTC"}""", new ModelIdentity("inbound", 4));
        Assert.Empty(reading.Errors);
        Assert.Equal("inbound/4", reading.Model!.Id);
    }

    [Theory]
    [InlineData("\"name\":\"other\"", "name")]
    [InlineData("\"version\":3", "version")]
    public void Definition_that_contradicts_its_row_is_refused(string field, string named)
    {
        var reading = ScoringModelJson.Load($$"""{"timeZone":"UTC",{{field}}}""", new ModelIdentity("inbound", 4));
        Assert.Equal(named, Assert.Single(reading.Errors).Field);
    }
}
