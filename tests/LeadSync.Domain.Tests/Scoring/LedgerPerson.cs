using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Tests.Scoring;

/// <summary>A person of a test ledger: all keys that ever arrived together, each activity once.</summary>
internal sealed class LedgerPerson
{
    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<Activity> _activities = [];

    /// <summary>The smallest key.</summary>
    public string Id => _keys.Min!;

    public Dictionary<string, PropertyValue> Attributes { get; } = [];

    public InterestState StateOf(ScoringModel model)
    {
        var state = new InterestState(model);
        foreach (var activity in _activities)
            state.Add(activity);
        return state;
    }

    public static List<LedgerPerson> Gather(IEnumerable<JsonElement> activities, IEnumerable<JsonElement> attributes)
    {
        var byKey = new Dictionary<string, LedgerPerson>();
        var ledger = activities.Select(line => ActivityJson.Read(line, Some.Noon).Activity!).DistinctBy(activity => (activity.Source, activity.Id));
        foreach (var activity in ledger)
            Unite(byKey, activity.Keys.Select(key => key.Value))._activities.Add(activity);
        foreach (var line in attributes)
        {
            var person = Unite(byKey, [line.GetProperty("person").GetString()!]);
            foreach (var attribute in line.GetProperty("attributes").EnumerateObject())
                person.Attributes[attribute.Name] = ValueOf(attribute.Value);
        }
        return byKey.Values.Distinct().ToList();
    }

    private static LedgerPerson Unite(Dictionary<string, LedgerPerson> byKey, IEnumerable<string> keys)
    {
        var united = new LedgerPerson();
        united._keys.UnionWith(keys);
        foreach (var other in united._keys.Select(byKey.GetValueOrDefault).OfType<LedgerPerson>().Distinct().ToList())
        {
            united._keys.UnionWith(other._keys);
            united._activities.AddRange(other._activities);
            foreach (var (name, value) in other.Attributes)
                united.Attributes[name] = value;
        }
        foreach (var key in united._keys)
            byKey[key] = united;
        return united;
    }

    private static PropertyValue ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new PropertyValue.Text(value.GetString()!),
        JsonValueKind.Number => new PropertyValue.Number(value.GetDouble()),
        _ => new PropertyValue.Boolean(value.GetBoolean()),
    };
}
