using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>
/// What one rule has to remember of a set of activities to know its occurrences as of any day. Adding and merging are
/// commutative and associative; none forgets what a later day or a late arrival may need.
/// </summary>
internal abstract class RuleState
{
    /// <summary>Takes in an activity of one of the rule's kinds.</summary>
    public abstract void Add(Activity activity, int day);

    /// <summary>Takes in all that a state of the same rule has seen, sharing nothing with it.</summary>
    public abstract void Merge(RuleState other);

    /// <summary>The occurrences that count in the view, by day; <paramref name="scratch"/> is empty, and room to gather them.</summary>
    public abstract ReadOnlySpan<DayCount> Occurrences(View view, DayBuckets scratch);

    /// <summary>The days after the given one on which what is known by then begins to count all by itself, such as a grace that ends.</summary>
    public virtual IEnumerable<int> ComingDays(int known) => [];

    /// <summary>The first day after the given one that something it has seen belongs to, or null.</summary>
    public abstract int? FirstDayAfter(int known);

    /// <summary>The first activity that counts up to the day, or null.</summary>
    public abstract Mark? Sample(int asOf);

    /// <summary>True where nothing that it has seen matters.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>Writes the fields of this state.</summary>
    public abstract void Write(Utf8JsonWriter writer);

    /// <summary>Takes in what <see cref="Write"/> wrote.</summary>
    public abstract void Read(JsonElement json);
}

/// <summary>The state of a rule that counts single activities.</summary>
internal abstract class CountState(CountRule rule) : RuleState
{
    public sealed override void Add(Activity activity, int day)
    {
        if (rule.Matches(activity))
            Add(Mark.Of(activity, day), rule.ValueOf(activity));
    }

    /// <summary>Takes in an activity that matches.</summary>
    /// <param name="mark">The activity.</param>
    /// <param name="value">What it has in common with others of which only one counts; empty where it has nothing.</param>
    public abstract void Add(Mark mark, string value);
}

/// <summary>Every matching activity counts: a number per day.</summary>
internal sealed class EveryState(CountRule rule) : CountState(rule)
{
    private readonly DayBuckets _days = new();
    private readonly Earliest _first = new();

    public override void Add(Mark mark, string value)
    {
        _days.Add(mark.Day, 1);
        _first.Add("", mark);
    }

    public override void Merge(RuleState other)
    {
        _days.Add(((EveryState)other)._days.Days);
        _first.Add(((EveryState)other)._first);
    }

    public override ReadOnlySpan<DayCount> Occurrences(View view, DayBuckets scratch) => _days.UpTo(view.Known);

    public override int? FirstDayAfter(int known) => _days.FirstDayAfter(known);

    public override Mark? Sample(int asOf) => _first.AsOf(asOf);

    public override bool IsEmpty => _first.IsEmpty;

    public override void Write(Utf8JsonWriter writer)
    {
        StateJson.Write(writer, "days", _days.Days);
        StateJson.Write(writer, "first", _first.Entries);
    }

    public override void Read(JsonElement json)
    {
        StateJson.Read(json, "days", _days);
        StateJson.Read(json, "first", "", _first);
    }
}

/// <summary>Only the earliest matching activity counts.</summary>
internal sealed class OnceState(CountRule rule) : CountState(rule)
{
    private readonly Earliest _first = new();

    public override void Add(Mark mark, string value) => _first.Add("", mark);

    public override void Merge(RuleState other) => _first.Add(((OnceState)other)._first);

    public override ReadOnlySpan<DayCount> Occurrences(View view, DayBuckets scratch)
    {
        _first.CopyTo(scratch, view.Known);
        return scratch.Days;
    }

    public override int? FirstDayAfter(int known) => _first.FirstDayAfter(known);

    public override Mark? Sample(int asOf) => _first.AsOf(asOf);

    public override bool IsEmpty => _first.IsEmpty;

    public override void Write(Utf8JsonWriter writer) => StateJson.Write(writer, "first", _first.Entries);

    public override void Read(JsonElement json) => StateJson.Read(json, "first", "", _first);
}
