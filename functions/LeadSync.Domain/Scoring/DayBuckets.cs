namespace LeadSync.Domain.Scoring;

/// <summary>Occurrences per local day, sorted by day. Adding is commutative; the usual case, the latest day, is the cheapest.</summary>
internal sealed class DayBuckets
{
    private readonly List<DayCount> _days = [];

    public IReadOnlyList<DayCount> Days => _days;

    public void Add(int day, int count)
    {
        var i = _days.Count - 1;
        while (i >= 0 && _days[i].Day > day)
            i--;
        if (i >= 0 && _days[i].Day == day)
            _days[i] = new DayCount(day, _days[i].Count + count);
        else
            _days.Insert(i + 1, new DayCount(day, count));
    }

    public void Add(DayBuckets other)
    {
        foreach (var (day, count) in other._days)
            Add(day, count);
    }

    public void CopyTo(DayBuckets target, int asOf)
    {
        foreach (var (day, count) in _days)
            if (day <= asOf)
                target.Add(day, count);
    }

    public int? FirstDayAfter(int day)
    {
        int? first = null;
        for (var i = _days.Count - 1; i >= 0 && _days[i].Day > day; i--)
            first = _days[i].Day;
        return first;
    }

    public void Clear() => _days.Clear();
}
