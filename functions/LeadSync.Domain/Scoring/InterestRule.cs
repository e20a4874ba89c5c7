using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring.Scanning;

namespace LeadSync.Domain.Scoring;

/// <summary>A rule that turns what a person did into points.</summary>
public abstract class InterestRule
{
    // Two years of ages: what is older is rare enough to be computed each time.
    private const int TabledAges = 731;

    private readonly double[] _decay = [];

    private protected InterestRule(RuleHeader header)
    {
        (Id, Label, Points, HalfLifeDays, Cap) = (header.Id, header.Label, header.Points, header.HalfLifeDays, header.Cap);
        if (HalfLifeDays is { } days)
            _decay = [.. Enumerable.Range(0, TabledAges).Select(age => DecayOf(age, days))];
    }

    /// <summary>Names the rule; unique within its model.</summary>
    public string Id { get; }

    /// <summary>What people read; where the model has none, the id.</summary>
    public Label Label { get; }

    /// <summary>The points of one occurrence on its own day. May be negative.</summary>
    public double Points { get; }

    /// <summary>The days after which an occurrence is worth half; null where nothing decays.</summary>
    public double? HalfLifeDays { get; }

    /// <summary>The limit per period, or null.</summary>
    public Cap? Cap { get; }

    internal abstract IEnumerable<ActivityKind> Kinds { get; }

    /// <summary>The state of who has done nothing yet; <paramref name="clicks"/> are those that the person's scanners are found by, if any.</summary>
    internal abstract RuleState NewState(ClickLog? clicks);

    /// <summary>What is left of points after some days.</summary>
    internal double Decay(int age) =>
        HalfLifeDays is not { } days ? 1 : (uint)age < (uint)_decay.Length ? _decay[age] : DecayOf(age, days);

    private static double DecayOf(int age, double halfLifeDays) => Math.Pow(2, -age / halfLifeDays);
}

/// <summary>What all interest rules have in common.</summary>
internal sealed record RuleHeader(string Id, Label Label, double Points, double? HalfLifeDays, Cap? Cap);

/// <summary>A text in the two languages of the product.</summary>
/// <param name="En">English.</param>
/// <param name="De">German.</param>
public sealed record Label(string En, string De);

/// <summary>Limits the undecayed points of a rule per period to this amount.</summary>
/// <param name="Points">The limit, above 0, for gains and losses alike.</param>
/// <param name="Per">The period, in the model's time zone.</param>
public sealed record Cap(double Points, CapPeriod Per);

/// <summary>The period of a cap.</summary>
public enum CapPeriod
{
    /// <summary>A local day.</summary>
    Day,

    /// <summary>An ISO week, Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>All of time.</summary>
    Ever,
}

/// <summary>A rule that counts single activities of some kinds that meet all its conditions.</summary>
internal sealed class CountRule : InterestRule
{
    private readonly IReadOnlyList<ActivityKind> _kinds;
    private readonly Condition[] _conditions;
    private readonly Counting _counting;

    public CountRule(RuleHeader header, IReadOnlyList<ActivityKind> kinds, IReadOnlyList<Condition> conditions, Counting counting)
        : base(header)
    {
        (_kinds, _counting) = (kinds, counting);
        _conditions = [.. conditions.Where(condition => !condition.IsOfMachine)];
        if (conditions.FirstOrDefault(condition => condition.IsOfMachine) is { } machine && machine.Holds(true) != machine.Holds(false))
            Machine = machine.Holds(true);
    }

    /// <summary>Whether the activity has to be a machine's or must not be; null where that is the same to the rule.</summary>
    internal bool? Machine { get; }

    internal override IEnumerable<ActivityKind> Kinds => _kinds;

    internal bool Matches(Activity activity) => (Machine is not { } machine || machine == activity.Machine) && MatchesWhoever(activity);

    /// <summary>Whether it matches, be it a machine's or not.</summary>
    internal bool MatchesWhoever(Activity activity)
    {
        foreach (var condition in _conditions)
            if (!condition.Holds(activity))
                return false;
        return true;
    }

    /// <summary>What the activity has in common with others of which only one counts; empty where it has nothing.</summary>
    internal string ValueOf(Activity activity) =>
        _counting is Counting.Distinct distinct ? Condition.TextOf(activity, distinct.Field) ?? "" : "";

    internal override RuleState NewState(ClickLog? clicks) =>
        clicks is null || Machine is null ? NewState() : new WatchedState(this, clicks);

    internal CountState NewState() => _counting switch
    {
        Counting.Once => new OnceState(this),
        Counting.Distinct => new DistinctState(this),
        _ => new EveryState(this),
    };
}

/// <summary>Which of the matching activities count.</summary>
internal abstract record Counting
{
    public sealed record Every : Counting;

    /// <summary>Only the earliest.</summary>
    public sealed record Once : Counting;

    /// <summary>Of those that share a value, only the earliest.</summary>
    public sealed record Distinct(ConditionField Field) : Counting;
}

/// <summary>A rule that fires on a run of activities nobody answered, such as three mails in a row neither opened nor clicked.</summary>
internal sealed class StreakRule(RuleHeader header, ActivityKind of, IReadOnlyList<ActivityKind> without, int length, int graceDays)
    : InterestRule(header)
{
    private readonly ActivityKind[] _without = [.. without];

    internal override IEnumerable<ActivityKind> Kinds => _without.Append(of).Distinct();

    internal ActivityKind Of => of;

    internal int Length => length;

    internal int GraceDays => graceDays;

    internal bool IsAnswer(ActivityKind kind) => Array.IndexOf(_without, kind) >= 0;

    internal override RuleState NewState(ClickLog? clicks) => new StreakState(this);
}
