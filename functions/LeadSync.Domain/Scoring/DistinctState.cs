using System.Text.Json;

namespace LeadSync.Domain.Scoring;

/// <summary>Of the matching activities that share a value only the earliest counts; those without a value all count.</summary>
internal sealed class DistinctState(CountRule rule) : CountState(rule)
{
    private readonly Earliest _values = new();
    private readonly EveryState _valueless = new(rule);

    public override void Add(Mark mark, string value)
    {
        if (value.Length > 0)
            _values.Add(value, mark);
        else
            _valueless.Add(mark, value);
    }

    public override void Merge(RuleState other)
    {
        _values.Add(((DistinctState)other)._values);
        _valueless.Merge(((DistinctState)other)._valueless);
    }

    public override ReadOnlySpan<DayCount> Occurrences(View view, DayBuckets scratch)
    {
        _values.CopyTo(scratch, view.Known);
        scratch.Add(_valueless.Occurrences(view, scratch));
        return scratch.Days;
    }

    public override int? FirstDayAfter(int known) => Days.Earlier(_values.FirstDayAfter(known), _valueless.FirstDayAfter(known));

    public override Mark? Sample(int asOf)
    {
        var (one, other) = (_values.AsOf(asOf), _valueless.Sample(asOf));
        return one is null || (other is not null && Mark.Compare(other.Value, one.Value) < 0) ? other : one;
    }

    public override bool IsEmpty => _values.IsEmpty && _valueless.IsEmpty;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("values");
        foreach (var (i, (value, mark)) in _values.Entries.Index())
        {
            var isFirst = i == 0 || _values.Entries[i - 1].Value != value;
            if (isFirst && i > 0)
                writer.WriteEndArray();
            if (isFirst)
                writer.WriteStartArray(value);
            StateJson.Write(writer, mark);
        }
        if (!_values.IsEmpty)
            writer.WriteEndArray();
        writer.WriteEndObject();
        _valueless.Write(writer);
    }

    public override void Read(JsonElement json)
    {
        var values = json.GetProperty("values");
        foreach (var value in values.EnumerateObject())
            StateJson.Read(value.Value, value.Name, _values);
        _valueless.Read(json);
    }
}
