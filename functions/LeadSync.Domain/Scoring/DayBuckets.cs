namespace LeadSync.Domain.Scoring;

/// <summary>Occurrences per local day, sorted by day. Adding is commutative; the usual case, the latest day, is the cheapest.</summary>
internal sealed class DayBuckets
{
    private DayCount[] _days = [];
    private int _length;

    public ReadOnlySpan<DayCount> Days => _days.AsSpan(0, _length);

    public void Add(int day, int count)
    {
        var i = _length;
        while (i > 0 && _days[i - 1].Day > day)
            i--;
        if (i > 0 && _days[i - 1].Day == day)
            _days[i - 1] = new DayCount(day, _days[i - 1].Count + count);
        else
            Insert(i, new DayCount(day, count));
    }

    public void Add(ReadOnlySpan<DayCount> days)
    {
        foreach (var (day, count) in days)
            Add(day, count);
    }

    /// <summary>The buckets up to a day.</summary>
    public ReadOnlySpan<DayCount> UpTo(int day)
    {
        var end = _length;
        while (end > 0 && _days[end - 1].Day > day)
            end--;
        return Days[..end];
    }

    public int? FirstDayAfter(int day)
    {
        int? first = null;
        for (var i = _length - 1; i >= 0 && _days[i].Day > day; i--)
            first = _days[i].Day;
        return first;
    }

    /// <summary>The occurrences of all the days.</summary>
    public static int Sum(ReadOnlySpan<DayCount> days)
    {
        var sum = 0;
        foreach (var day in days)
            sum += day.Count;
        return sum;
    }

    public void Clear() => _length = 0;

    private void Insert(int place, DayCount day)
    {
        if (_length == _days.Length)
            Array.Resize(ref _days, Math.Max(2, 2 * _length));
        Array.Copy(_days, place, _days, place + 1, _length - place);
        _days[place] = day;
        _length++;
    }
}
