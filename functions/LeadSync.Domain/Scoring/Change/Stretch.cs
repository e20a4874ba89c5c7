namespace LeadSync.Domain.Scoring.Change;

/// <summary>
/// Interest from one turn to the next. What a rule gives only fades there, at the rule's half-life, cap included, since a
/// cap scales whole periods. So gains and losses, each summed up by themselves, only fall, and at both ends of any
/// interval they bound what is between.
/// </summary>
internal sealed class Stretch
{
    // Well above the rounding of sums of some thousand terms, and so far below any threshold's step that it decides none.
    private const double Rounding = 1e-12;

    // A term of less than this share of a sum leaves the sum as it is, to the last bit.
    private const double Nothing = 1e-17;

    private readonly List<Fading> _gains = [];
    private readonly List<Fading> _losses = [];

    private Stretch(int start) => Start = start;

    /// <summary>Its first day.</summary>
    public int Start { get; }

    public static Stretch Of(InterestState state, View view)
    {
        var stretch = new Stretch(view.Day);
        foreach (var (rule, points) in state.PointsByRule(view))
            (points > 0 ? stretch._gains : stretch._losses).Add(new Fading(Math.Abs(points), rule.HalfLifeDays));
        return stretch;
    }

    public Bounds Between(int from, int? to)
    {
        var (gainsThen, gainsLater) = (Sum(_gains, from), Sum(_gains, to));
        var (lossesThen, lossesLater) = (Sum(_losses, from), Sum(_losses, to));
        var slack = Rounding * (1 + gainsThen + lossesThen);
        return new Bounds(gainsLater - lossesThen - slack, gainsThen - lossesLater + slack);
    }

    public bool IsSettled(int from)
    {
        var still = Sum(_gains, null) + Sum(_losses, null);
        return _gains.Concat(_losses).All(term => term.HalfLifeDays is null || term.At(from - Start) <= Nothing * (1 + still));
    }

    private double Sum(List<Fading> terms, int? day)
    {
        var sum = 0.0;
        foreach (var term in terms)
            sum += term.At(day - Start);
        return sum;
    }

    /// <summary>Points that fade; at no age at all they have faded for good.</summary>
    private readonly record struct Fading(double Points, double? HalfLifeDays)
    {
        public double At(int? age) => HalfLifeDays is not { } days ? Points : age is { } given ? Points * Math.Pow(2, -given / days) : 0;
    }
}
