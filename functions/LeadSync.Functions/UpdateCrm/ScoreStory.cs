using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>A score with all that is told about it.</summary>
/// <param name="Score">As of today.</param>
/// <param name="Threshold">What it is qualified by, or null where nothing qualifies.</param>
/// <param name="Trend">The totals of the last weeks, oldest first, today last.</param>
/// <param name="Outlook">The totals of the coming weeks if nothing more happens.</param>
/// <param name="Next">When grade or qualification change by themselves, and to what; null where they never do.</param>
/// <param name="From">When interest was last reset, since when alone activities count; null where all do.</param>
internal sealed record ScoreStory(
    Score Score, Qualification? Threshold, IReadOnlyList<DayTotal> Trend, IReadOnlyList<DayTotal> Outlook, ScoreTurn? Next, Instant? From = null)
{
    private const int WeeksBack = 12;
    private const int WeeksAhead = 8;

    /// <summary>The days of the trend, today among them.</summary>
    public static IEnumerable<LocalDate> PastDays(LocalDate today) => Enumerable.Range(-WeeksBack, WeeksBack + 1).Select(today.PlusWeeks);

    /// <summary>The days of the outlook.</summary>
    public static IEnumerable<LocalDate> ComingDays(LocalDate today) => Enumerable.Range(1, WeeksAhead).Select(today.PlusWeeks);

    /// <summary>The story of a person under one model.</summary>
    public static ScoreStory Of(
        ScoringModel model, InterestState state, IReadOnlyDictionary<string, PropertyValue> attributes, LocalDate today, Qualification? qualify) => new(
        Scorer.Score(model, state, attributes, today, qualify),
        qualify ?? model.Qualify,
        ScoreTrend.Of(model, state, attributes, today, PastDays(today)),
        ScoreTrend.Of(model, state, attributes, today, ComingDays(today)),
        Scorer.NextTurn(model, state, attributes, today, qualify),
        state.From);
}
