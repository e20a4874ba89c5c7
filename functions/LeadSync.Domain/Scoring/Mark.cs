using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>
/// What a state keeps of one activity: its local day, its instant in ticks of 100 ns since 1970, its source and id. Marks
/// are ordered by instant, then source, then id.
/// </summary>
internal sealed record Mark(int Day, long Ticks, string Source, string Id)
{
    public static readonly Comparer<Mark> ByTime = Comparer<Mark>.Create(Compare);

    public ActivityReference Reference => new(Source, Id);

    public static Mark Of(Activity activity, int day) => new(day, activity.OccurredAt.ToUnixTimeTicks(), activity.Source, activity.Id);

    public static int Compare(Mark one, Mark other)
    {
        var order = one.Ticks.CompareTo(other.Ticks);
        if (order == 0)
            order = string.CompareOrdinal(one.Source, other.Source);
        return order == 0 ? string.CompareOrdinal(one.Id, other.Id) : order;
    }
}

/// <summary>
/// The earliest of a set of activities, as of any day. One mark is enough but where clocks go back across midnight: there
/// a later instant may lie on an earlier day, and counts while the earlier instant's day has not come. So every mark stays
/// that no other beats in both instant and day.
/// </summary>
internal sealed class Earliest
{
    // Usually the only one; the others are kept only where clocks went back across midnight.
    private Mark? _first;
    private List<Mark>? _others;

    /// <summary>All that is kept, by time.</summary>
    public IEnumerable<Mark> Marks => _first is null ? [] : _others?.Prepend(_first) ?? [_first];

    public bool IsEmpty => _first is null;

    public void Add(Mark mark)
    {
        if (_others is null && (_first is null || (mark.Day <= _first.Day && Mark.Compare(mark, _first) < 0)))
        {
            _first = mark;
            return;
        }
        foreach (var other in Marks)
            if (other.Day <= mark.Day && Mark.Compare(other, mark) <= 0)
                return;
        var kept = Marks.Where(other => other.Day < mark.Day || Mark.Compare(other, mark) < 0).Append(mark).Order(Mark.ByTime).ToList();
        _first = kept[0];
        _others = kept.Count > 1 ? kept[1..] : null;
    }

    /// <summary>Adds an activity, allocating only where it is kept.</summary>
    public void Add(Activity activity, int day)
    {
        if (_first is null)
            _first = Mark.Of(activity, day);
        else if (_others is not null || _first.Day > day || _first.Ticks >= activity.OccurredAt.ToUnixTimeTicks())
            Add(Mark.Of(activity, day));
    }

    public void Add(Earliest other)
    {
        foreach (var mark in other.Marks)
            Add(mark);
    }

    /// <summary>The earliest of the activities up to the day, or null.</summary>
    public Mark? AsOf(int day) =>
        _first is null || _first.Day <= day ? _first : _others?.Find(mark => mark.Day <= day);

    /// <summary>The first day after the given one that a kept activity belongs to, or null.</summary>
    public int? FirstDayAfter(int day) => Marks.Where(mark => mark.Day > day).Min(mark => (int?)mark.Day);
}
