using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Cli.Scoring;

/// <summary>One merged person of the input.</summary>
/// <param name="Key">The smallest key.</param>
/// <param name="Activities">Each activity once.</param>
/// <param name="Attributes">Of what is said twice, the later line counts.</param>
internal sealed record Person(string Key, IReadOnlyCollection<Activity> Activities, IReadOnlyDictionary<string, PropertyValue> Attributes)
{
    /// <summary>Puts a person together; the statements in the order of their lines, the activities in any.</summary>
    public static Person Of(string key, IReadOnlyList<Activity> activities, IEnumerable<PersonLine> statements)
    {
        var attributes = new Dictionary<string, PropertyValue>();
        foreach (var statement in statements)
            foreach (var (name, value) in statement.Attributes)
                if (value is null) attributes.Remove(name);
                else attributes[name] = value;
        return new Person(key, Once(activities), attributes);
    }

    /// <summary>What a model has to remember of the person.</summary>
    public InterestState InterestFor(ScoringModel model)
    {
        var state = new InterestState(model);
        foreach (var activity in Activities) state.Add(activity);
        return state;
    }

    private static Dictionary<(string Source, string Id), Activity>.ValueCollection Once(IReadOnlyList<Activity> activities)
    {
        var once = new Dictionary<(string Source, string Id), Activity>(activities.Count);
        foreach (var activity in activities)
            if (!once.TryAdd((activity.Source, activity.Id), activity) && IsBefore(activity, once[(activity.Source, activity.Id)]))
                once[(activity.Source, activity.Id)] = activity;
        return once.Values;
    }

    // Of deliveries that differ the first received counts, as in the ledger; the rest of the order only makes the choice
    // the same whatever the order of the lines.
    private static bool IsBefore(Activity one, Activity other)
    {
        var order = one.ReceivedAt.CompareTo(other.ReceivedAt);
        if (order == 0) order = one.OccurredAt.CompareTo(other.OccurredAt);
        return order == 0 ? Content(one).AsSpan().SequenceCompareTo(Content(other)) < 0 : order < 0;
    }

    private static byte[] Content(Activity activity) => ActivityJson.Write(activity with { ReceivedAt = NodaConstants.UnixEpoch });
}
