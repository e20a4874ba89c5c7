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
    private readonly List<Mark> _marks = new(1);

    public IReadOnlyList<Mark> Marks => _marks;

    public void Add(Mark mark)
    {
        foreach (var other in _marks)
            if (other.Day <= mark.Day && Mark.Compare(other, mark) <= 0)
                return;
        _marks.RemoveAll(other => mark.Day <= other.Day && Mark.Compare(mark, other) <= 0);
        var position = _marks.FindIndex(other => Mark.Compare(mark, other) < 0);
        _marks.Insert(position < 0 ? _marks.Count : position, mark);
    }

    /// <summary>Adds an activity, allocating only where it is kept.</summary>
    public void Add(Activity activity, int day)
    {
        if (_marks.Count == 1 && _marks[0].Day <= day && _marks[0].Ticks < activity.OccurredAt.ToUnixTimeTicks())
            return;
        Add(Mark.Of(activity, day));
    }

    public void Add(Earliest other)
    {
        foreach (var mark in other._marks)
            Add(mark);
    }

    /// <summary>The earliest of the activities up to the day, or null.</summary>
    public Mark? AsOf(int day)
    {
        foreach (var mark in _marks)
            if (mark.Day <= day)
                return mark;
        return null;
    }
}
