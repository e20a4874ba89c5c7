using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>Of the matching activities that share a value of the field only the earliest counts; those without a value all count.</summary>
internal sealed class DistinctState(CountRule rule, ConditionField field) : RuleState
{
    private readonly Dictionary<string, Earliest> _values = [];
    private readonly DayBuckets _valueless = new();
    private readonly Earliest _firstValueless = new();

    public override void Add(Activity activity, int day)
    {
        if (!rule.Matches(activity))
            return;
        if (Condition.TextOf(activity, field) is { Length: > 0 } value)
        {
            FirstOf(value).Add(activity, day);
            return;
        }
        _valueless.Add(day, 1);
        _firstValueless.Add(activity, day);
    }

    public override void Merge(RuleState other)
    {
        var state = (DistinctState)other;
        foreach (var (value, first) in state._values)
            FirstOf(value).Add(first);
        _valueless.Add(state._valueless);
        _firstValueless.Add(state._firstValueless);
    }

    public override void CopyTo(DayBuckets occurrences, View view)
    {
        _valueless.CopyTo(occurrences, view.Known);
        foreach (var first in _values.Values)
            if (first.AsOf(view.Known) is { } mark)
                occurrences.Add(mark.Day, 1);
    }

    public override int? FirstDayAfter(int known) =>
        _values.Values.Select(first => first.FirstDayAfter(known)).Append(_valueless.FirstDayAfter(known)).Min();

    public override Mark? Sample(int asOf) =>
        _values.Values.Append(_firstValueless).Select(first => first.AsOf(asOf)).OfType<Mark>().Min(Mark.ByTime);

    public override bool IsEmpty => _values.Count == 0 && _firstValueless.IsEmpty;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("values");
        foreach (var (value, first) in _values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            StateJson.Write(writer, value, first);
        writer.WriteEndObject();
        StateJson.Write(writer, "days", _valueless);
        StateJson.Write(writer, "first", _firstValueless);
    }

    public override void Read(JsonElement json)
    {
        foreach (var value in json.GetProperty("values").EnumerateObject())
            StateJson.Read(json.GetProperty("values"), value.Name, FirstOf(value.Name));
        StateJson.Read(json, "days", _valueless);
        StateJson.Read(json, "first", _firstValueless);
    }

    private Earliest FirstOf(string value)
    {
        if (!_values.TryGetValue(value, out var first))
            _values[value] = first = new Earliest();
        return first;
    }
}
