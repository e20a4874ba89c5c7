using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Tests.Scoring;

/// <summary>Models for tests, from their JSON.</summary>
internal static class Models
{
    /// <summary>A model with every kind of rule, in a zone with clock changes.</summary>
    public const string Everything = """
        {"name":"all","version":3,"timeZone":"Europe/Berlin","interest":[
          {"id":"day","kind":"page_view","where":{"url":"*/pricing*"},"points":15,"halfLifeDays":30,"cap":{"points":30,"per":"day"}},
          {"id":"week","kind":"page_view","points":1,"halfLifeDays":10,"cap":{"points":2,"per":"week"}},
          {"id":"month","kind":["email_open","email_click"],"where":{"machine":false},"points":2,"halfLifeDays":14,"cap":{"points":5,"per":"month"}},
          {"id":"ever","kind":"form_submit","points":20,"cap":{"points":50,"per":"ever"}},
          {"id":"distinct","kind":"email_open","distinct":"asset","points":1.5,"halfLifeDays":45},
          {"id":"once","kind":"unsubscribe","points":-40,"once":true,"halfLifeDays":120},
          {"id":"ignored","streak":{"of":"email_sent","without":["email_open","email_click"],"length":2,"graceDays":1},"points":-5,"halfLifeDays":90},
          {"id":"plain","kind":"webinar_attend","points":25}],
         "fit":[
          {"id":"industry","field":"industryClass","points":{"Manufacturing":20,"*":2}},
          {"id":"size","field":"employees","ranges":[{"min":50,"points":8},{"min":1000,"points":20}]}],
         "profile":{"email":3,"company":1},
         "grades":[{"grade":"A","interest":50,"fit":20,"profile":80},{"grade":"B","interest":5,"fit":0,"profile":20}],
         "qualify":{"total":70,"profile":60}}
        """;

    public static ScoringModel Load(string json)
    {
        var reading = ScoringModelJson.Load(json);
        Assert.Empty(reading.Errors);
        return reading.Model!;
    }

    /// <summary>A model of interest rules alone.</summary>
    public static ScoringModel Of(string rules, string zone = "Europe/Berlin") =>
        Load($$"""{"name":"m","version":1,"timeZone":"{{zone}}","interest":[{{rules}}]}""");

    /// <summary>The same, which finds scanners: three links within ten seconds.</summary>
    public static ScoringModel Scanned(string rules, string zone = "Europe/Berlin") =>
        Load($$"""{"name":"m","version":1,"timeZone":"{{zone}}","scanner":{"links":3,"seconds":10},"interest":[{{rules}}]}""");

    /// <summary>The state of who has done all this.</summary>
    public static InterestState StateOf(ScoringModel model, IEnumerable<Activity> activities)
    {
        var state = new InterestState(model);
        foreach (var activity in activities)
            state.Add(activity);
        return state;
    }
}
