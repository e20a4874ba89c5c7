using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring.Scanning;

/// <summary>
/// The state of a rule that asks whether a machine did it, where scanners are found: whether an open or a click was a
/// machine's may change with any later arrival, so each stays for itself. What the source says is a machine's stays so,
/// and what no scanner may do is settled at once.
/// </summary>
internal sealed class WatchedState(CountRule rule, ClickLog clicks) : RuleState
{
    private readonly CountState _settled = rule.NewState();
    private readonly List<Watched> _watched = [];
    private CountState? _counted;
    private MachineTimes? _countedBy;

    public override void Add(Activity activity, int day)
    {
        if (activity.Machine || !Scanner.May(activity))
            _settled.Add(activity, day);
        else if (rule.MatchesWhoever(activity))
            Add(new Watched(Mark.Of(activity, day), activity.Asset!, rule.ValueOf(activity)));
        _countedBy = null;
    }

    public override void Merge(RuleState other)
    {
        _settled.Merge(((WatchedState)other)._settled);
        foreach (var watched in ((WatchedState)other)._watched)
            Add(watched);
        _countedBy = null;
    }

    public override ReadOnlySpan<DayCount> Occurrences(View view, DayBuckets scratch) => Counted(view.Known).Occurrences(view, scratch);

    public override int? FirstDayAfter(int known)
    {
        var first = _settled.FirstDayAfter(known);
        foreach (var watched in _watched)
            first = Days.Earlier(first, watched.Mark.Day > known ? watched.Mark.Day : null);
        return first;
    }

    public override Mark? Sample(int asOf) => Counted(asOf).Sample(asOf);

    public override bool IsEmpty => _settled.IsEmpty && _watched.Count == 0;

    public override void Write(Utf8JsonWriter writer)
    {
        _settled.Write(writer);
        if (_watched.Count == 0)
            return;
        writer.WriteStartArray("watched");
        foreach (var (mark, asset, value) in _watched)
        {
            StateJson.Write(writer, mark);
            writer.WriteStringValue(asset);
            writer.WriteStringValue(value);
        }
        writer.WriteEndArray();
    }

    public override void Read(JsonElement json)
    {
        _settled.Read(json);
        if (!json.TryGetProperty("watched", out var list))
            return;
        for (var i = 0; i < list.GetArrayLength(); i += 3)
            Add(new Watched(StateJson.ReadMark(list[i]), list[i + 1].GetString()!, list[i + 2].GetString()!));
    }

    // All that counts by what is known on a day.
    private CountState Counted(int known)
    {
        var times = clicks.AsOf(known);
        if (_counted is not null && ReferenceEquals(_countedBy, times))
            return _counted;
        var counted = rule.NewState();
        counted.Merge(_settled);
        foreach (var (mark, asset, value) in _watched)
            if (times.Contain(asset, mark.Ticks) == rule.Machine)
                counted.Add(mark, value);
        (_counted, _countedBy) = (counted, times);
        return counted;
    }

    // Sorted from the end, where almost all that arrives belongs.
    private void Add(Watched watched)
    {
        var i = _watched.Count;
        while (i > 0 && Mark.Compare(_watched[i - 1].Mark, watched.Mark) > 0)
            i--;
        _watched.Insert(i, watched);
    }

    private readonly record struct Watched(Mark Mark, string Asset, string Value);
}
