using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>A rule that turns what a person did into points.</summary>
public abstract class InterestRule
{
    private protected InterestRule(RuleHeader header) =>
        (Id, Label, Points, HalfLifeDays, Cap) = (header.Id, header.Label, header.Points, header.HalfLifeDays, header.Cap);

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

    internal abstract RuleState NewState();
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
internal sealed class CountRule(RuleHeader header, IReadOnlyList<ActivityKind> kinds, IReadOnlyList<Condition> conditions, Counting counting)
    : InterestRule(header)
{
    private readonly Condition[] _conditions = [.. conditions];

    internal override IEnumerable<ActivityKind> Kinds => kinds;

    internal bool Matches(Activity activity)
    {
        foreach (var condition in _conditions)
            if (!condition.Holds(activity))
                return false;
        return true;
    }

    internal override RuleState NewState() => counting switch
    {
        Counting.Once => new OnceState(this),
        Counting.Distinct distinct => new DistinctState(this, distinct.Field),
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
    internal override IEnumerable<ActivityKind> Kinds => without.Append(of).Distinct();

    internal ActivityKind Of => of;

    internal int Length => length;

    internal int GraceDays => graceDays;

    internal bool IsAnswer(ActivityKind kind) => without.Contains(kind);

    internal override RuleState NewState() => new StreakState(this);
}
