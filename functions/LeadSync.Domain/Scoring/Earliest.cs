namespace LeadSync.Domain.Scoring;

/// <summary>
/// The earliest of the activities that share a value, as of any day. One mark per value is enough but where clocks go back
/// across midnight: there a later instant may lie on an earlier day, and counts while the earlier instant's day has not
/// come. So every mark stays that no other precedes in both instant and day.
/// </summary>
internal sealed class Earliest
{
    private readonly List<Entry> _entries = new(1);

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>All that is kept, by value, then time.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    public void Add(string value, Mark mark)
    {
        var entry = new Entry(value, mark);
        var place = _entries.BinarySearch(entry, Entry.Order);
        if (place >= 0)
            return;
        place = ~place;
        for (var i = place - 1; i >= 0 && _entries[i].Value == value; i--)
            if (_entries[i].Mark.Precedes(mark))
                return;
        _entries.Insert(place, entry);
        while (place + 1 < _entries.Count && _entries[place + 1] is var next && next.Value == value && mark.Precedes(next.Mark))
            _entries.RemoveAt(place + 1);
    }

    public void Add(Earliest other)
    {
        foreach (var (value, mark) in other._entries)
            Add(value, mark);
    }

    /// <summary>Adds the day of each value's earliest activity up to the given day.</summary>
    public void CopyTo(DayBuckets occurrences, int known)
    {
        var counted = default(string);
        foreach (var (value, mark) in _entries)
        {
            if (mark.Day > known || value == counted)
                continue;
            occurrences.Add(mark.Day, 1);
            counted = value;
        }
    }

    /// <summary>The earliest of all activities up to the day, or null.</summary>
    public Mark? AsOf(int day)
    {
        Mark? first = null;
        foreach (var (_, mark) in _entries)
            if (mark.Day <= day && (first is not { } other || Mark.Compare(mark, other) < 0))
                first = mark;
        return first;
    }

    /// <summary>The first day after the given one that a kept activity belongs to, or null.</summary>
    public int? FirstDayAfter(int day)
    {
        int? first = null;
        foreach (var (_, mark) in _entries)
            if (mark.Day > day && !(mark.Day >= first))
                first = mark.Day;
        return first;
    }

    internal readonly record struct Entry(string Value, Mark Mark)
    {
        public static readonly Comparer<Entry> Order = Comparer<Entry>.Create(Compare);

        private static int Compare(Entry one, Entry other)
        {
            var order = string.CompareOrdinal(one.Value, other.Value);
            return order == 0 ? Mark.Compare(one.Mark, other.Mark) : order;
        }
    }
}
