using System.Text.Json;
using LeadSync.Domain.Activities;
using NodaTime;

namespace LeadSync.Functions.People;

/// <summary>
/// The topics that a person was last interested in: of each topic the last day (UTC), of all topics the latest. Which ones
/// these are is a function of the set of activities: a topic falls out only when enough others are later, and those never
/// become earlier.
/// </summary>
internal sealed class RecentTopics
{
    /// <summary>How many are kept.</summary>
    public const int Most = 20;

    // What a tool does to a person says nothing about what the person is interested in.
    private static readonly HashSet<ActivityKind> NotTheirs =
    [
        ActivityKind.EmailSent, ActivityKind.EmailDelivered, ActivityKind.EmailBounce, ActivityKind.LetterSent,
        ActivityKind.ListChange, ActivityKind.TagChange, ActivityKind.Unsubscribe, ActivityKind.EmailComplaint,
    ];

    private readonly SortedDictionary<string, int> days = new(StringComparer.Ordinal);

    public bool IsEmpty => days.Count == 0;

    /// <summary>The topics, the latest first.</summary>
    public IReadOnlyList<string> All =>
        [.. days.OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.Ordinal).Select(topic => topic.Key)];

    /// <summary>Takes in an activity, if it has a topic and a person did it.</summary>
    public void Add(Activity activity)
    {
        if (activity is { Topic: { Length: > 0 } topic, Machine: false } && !NotTheirs.Contains(activity.Kind))
            Add(topic, (int)(activity.OccurredAt - NodaConstants.UnixEpoch).TotalDays);
    }

    public void Merge(RecentTopics other)
    {
        foreach (var (topic, day) in other.days) Add(topic, day);
    }

    /// <summary>Writes <c>{"topic":day}</c>, days since 1970.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (topic, day) in days) writer.WriteNumber(topic, day);
        writer.WriteEndObject();
    }

    public void Read(JsonElement json)
    {
        foreach (var topic in json.EnumerateObject()) Add(topic.Name, topic.Value.GetInt32());
    }

    private void Add(string topic, int day)
    {
        days[topic] = Math.Max(day, days.GetValueOrDefault(topic, int.MinValue));
        if (days.Count > Most) days.Remove(All[^1]);
    }
}
