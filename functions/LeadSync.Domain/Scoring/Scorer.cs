using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring.Change;
using NodaTime;

namespace LeadSync.Domain.Scoring;

/// <summary>Computes scores. A score is a function of the model, the set of activities, the attributes and the day alone.</summary>
public static class Scorer
{
    /// <summary>
    /// The score of a person as of a day of the model's time zone; what was done on later days does not count yet. An
    /// attribute that is absent, or a blank text, is missing. The state must be of the given model. <paramref name="qualify"/>,
    /// where given, stands in for the model's own qualification.
    /// </summary>
    /// <exception cref="ArgumentException">The state is of another model version.</exception>
    public static Score Score(
        ScoringModel model, InterestState state, IReadOnlyDictionary<string, PropertyValue> attributes, LocalDate asOf, Qualification? qualify = null)
    {
        Check(model, state);
        var reasons = new List<Reason>();
        var interest = AddInterest(reasons, state, Days.Of(asOf));
        var fit = AddFit(reasons, model, attributes);
        var profile = ProfileMeter.Of(model.Profile, attributes);
        var measures = new Measures(Math.Max(0, interest), fit, profile.Percent);
        return Grading.Complete(Standard.Of(model, qualify), measures, profile, asOf, reasons);
    }

    /// <summary>
    /// The first day on which grade or qualification differs from that of <paramref name="asOf"/> if nothing more happens,
    /// or null where that never comes (in about a hundred years). Activities of later days do not count, whether known
    /// or not; a streak whose grace ends later does.
    /// </summary>
    /// <exception cref="ArgumentException">The state is of another model version.</exception>
    public static LocalDate? NextChange(
        ScoringModel model, InterestState state, IReadOnlyDictionary<string, PropertyValue> attributes, LocalDate asOf, Qualification? qualify = null) =>
        NextTurn(model, state, attributes, asOf, qualify)?.Day;

    /// <summary>The day of <see cref="NextChange"/>, and what the score becomes on it.</summary>
    /// <exception cref="ArgumentException">The state is of another model version.</exception>
    public static ScoreTurn? NextTurn(
        ScoringModel model, InterestState state, IReadOnlyDictionary<string, PropertyValue> attributes, LocalDate asOf, Qualification? qualify = null)
    {
        Check(model, state);
        var measures = new Measures(0, AddFit([], model, attributes), ProfileMeter.Of(model.Profile, attributes).Percent);
        return ScoreTurn.Next(new InterestCourse(state, Days.Of(asOf)), Standard.Of(model, qualify), measures);
    }

    /// <summary>
    /// The first day after <paramref name="asOf"/> on which a stored score has to be looked at again: that of the next
    /// change, or an earlier one on which an activity that is known already begins to count.
    /// </summary>
    /// <exception cref="ArgumentException">The state is of another model version.</exception>
    public static LocalDate? NextTouch(
        ScoringModel model, InterestState state, IReadOnlyDictionary<string, PropertyValue> attributes, LocalDate asOf, Qualification? qualify = null)
    {
        var change = NextChange(model, state, attributes, asOf, qualify);
        var known = state.FirstDayAfter(Days.Of(asOf));
        return known is { } day && (change is null || Days.ToDate(day) < change) ? Days.ToDate(day) : change;
    }

    private static void Check(ScoringModel model, InterestState state)
    {
        if (state.Model.Id != model.Id)
            throw new ArgumentException($"A state of {state.Model.Id} cannot be scored by {model.Id}.", nameof(state));
    }

    private static double AddInterest(List<Reason> reasons, InterestState state, int asOf)
    {
        var sum = 0.0;
        var occurrences = new DayBuckets();
        for (var i = 0; i < state.Model.Interest.Count; i++)
        {
            if (state[i] is not { } ruleState)
                continue;
            occurrences.Clear();
            var days = ruleState.Occurrences(new View(asOf), occurrences);
            var rule = state.Model.Interest[i];
            var points = Contribution.Of(rule, days, asOf);
            if (points == 0)
                continue;
            sum += points;
            reasons.Add(new Reason
            {
                Rule = rule.Id,
                Label = rule.Label,
                Points = points,
                Count = DayBuckets.Sum(days),
                LastDay = Days.ToDate(days[^1].Day),
                Sample = ruleState.Sample(asOf)?.Reference,
            });
        }
        return sum;
    }

    private static double AddFit(List<Reason> reasons, ScoringModel model, IReadOnlyDictionary<string, PropertyValue> attributes)
    {
        var sum = 0.0;
        foreach (var rule in model.Fit)
        {
            if (!attributes.TryGetValue(rule.Field, out var value) || ProfileMeter.IsMissing(value))
                continue;
            var points = rule.PointsOf(value);
            if (points == 0)
                continue;
            sum += points;
            reasons.Add(new Reason { Rule = rule.Id, Label = rule.Label, Points = points, Count = 1 });
        }
        return sum;
    }
}
