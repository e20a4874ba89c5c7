using LeadSync.Domain.Activities;
using NodaTime;

namespace LeadSync.Domain.Scoring;

/// <summary>The total of a day, unrounded.</summary>
public readonly record struct DayTotal(LocalDate Day, double Total);

/// <summary>How a total came to be and where it goes.</summary>
public static class ScoreTrend
{
    /// <summary>
    /// The totals of any days, by the activities up to each day and the attributes as they are now. Of days after
    /// <paramref name="asOf"/>: what the total will be if nothing more happens.
    /// </summary>
    /// <exception cref="ArgumentException">The state is of another model version.</exception>
    public static IReadOnlyList<DayTotal> Of(
        ScoringModel model, InterestState state, IReadOnlyDictionary<string, PropertyValue> attributes, LocalDate asOf, IEnumerable<LocalDate> days)
    {
        var fit = Scorer.Score(model, state, attributes, asOf).Fit;
        var known = Days.Of(asOf);
        return [.. days.Select(day => new DayTotal(day, new Measures(Interest(Days.Of(day)), fit, 0).Total))];

        double Interest(int day) => Math.Max(0, state.PointsOf(new View(Math.Min(day, known), day)));
    }
}
