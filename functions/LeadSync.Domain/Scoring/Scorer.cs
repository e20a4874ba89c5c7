using LeadSync.Domain.Activities;
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
        if (state.Model.Id != model.Id)
            throw new ArgumentException($"A state of {state.Model.Id} cannot be scored by {model.Id}.", nameof(state));
        var reasons = new List<Reason>();
        var interest = AddInterest(reasons, state, Days.Of(asOf));
        var fit = AddFit(reasons, model, attributes);
        var profile = ProfileMeter.Of(model.Profile, attributes);
        var measures = new Measures(Math.Max(0, interest), fit, profile.Percent);
        return Grading.Complete(Standard.Of(model, qualify), measures, profile, asOf, reasons);
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
            ruleState.CopyTo(occurrences, asOf);
            var rule = state.Model.Interest[i];
            var points = Contribution.Of(rule, occurrences.Days, asOf);
            if (points == 0)
                continue;
            sum += points;
            reasons.Add(new Reason
            {
                Rule = rule.Id,
                Label = rule.Label,
                Points = points,
                Count = occurrences.Days.Sum(day => day.Count),
                LastDay = Days.ToDate(occurrences.Days[^1].Day),
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
