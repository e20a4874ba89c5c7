using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>
/// What a state keeps of one activity: its local day, its instant in ticks of 100 ns since 1970, its source and id. Marks
/// are ordered by instant, then source, then id.
/// </summary>
internal readonly record struct Mark(int Day, long Ticks, string Source, string Id)
{
    public ActivityReference Reference => new(Source, Id);

    public static Mark Of(Activity activity, int day) => new(day, activity.OccurredAt.ToUnixTimeTicks(), activity.Source, activity.Id);

    public static int Compare(Mark one, Mark other)
    {
        var order = one.Ticks.CompareTo(other.Ticks);
        if (order == 0)
            order = string.CompareOrdinal(one.Source, other.Source);
        return order == 0 ? string.CompareOrdinal(one.Id, other.Id) : order;
    }

    /// <summary>True where this one is the earlier on whatever day one looks.</summary>
    public bool Precedes(Mark other) => Day <= other.Day && Compare(this, other) <= 0;
}
