using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring;

public sealed class ScoreTrendTests
{
    private static readonly LocalDate Today = new(2026, 11, 21);

    private static readonly ScoringModel Model = Models.Load("""
        {"name":"m","version":1,"timeZone":"UTC","interest":[{"id":"view","kind":"page_view","points":16,"halfLifeDays":10}],
         "fit":[{"id":"size","field":"employees","ranges":[{"min":50,"points":8}]}]}
        """);

    private static readonly Dictionary<string, PropertyValue> Large = new() { ["employees"] = new PropertyValue.Number(80) };

    [Fact]
    public void A_past_day_counts_what_was_done_up_to_it_and_a_coming_day_what_is_known_today()
    {
        var state = StateOf(Today.PlusDays(-10), Today.PlusDays(5));
        var trend = ScoreTrend.Of(Model, state, Large, Today, [Today.PlusDays(-11), Today.PlusDays(-10), Today, Today.PlusDays(10)]);
        Assert.Equal([8, 24, 16, 12], trend.Select(point => point.Total));
    }

    [Fact]
    public void Today_is_the_total_of_the_score()
    {
        var state = StateOf(Today.PlusDays(-3));
        Assert.Equal(Scorer.Score(Model, state, Large, Today).Total, ScoreTrend.Of(Model, state, Large, Today, [Today])[0].Total);
    }

    private static InterestState StateOf(params LocalDate[] days)
    {
        var state = new InterestState(Model);
        foreach (var (i, day) in days.Index())
            state.Add(Some.Activity(id: $"{i}", at: day.At(new LocalTime(12, 0)).InUtc().ToInstant()));
        return state;
    }
}
