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

    // What stays for good, summed in the order of the model. Where nothing but gains fade, no day is below it, not even by
    // rounding, since added gains never make a rounded sum less; likewise above. Models of round points and thresholds
    // come to rest right on a threshold.
    private double _limit;
    private bool _gainsFade;
    private bool _lossesFade;

    private Stretch(int start) => Start = start;

    /// <summary>Its first day.</summary>
    public int Start { get; }

    public static Stretch Of(InterestState state, View view)
    {
        var stretch = new Stretch(view.Day);
        foreach (var (rule, points) in state.PointsByRule(view))
            stretch.Add(rule, points);
        return stretch;
    }

    public Bounds Between(int from, int? to)
    {
        var (gainsThen, gainsLater) = (Sum(_gains, from), Sum(_gains, to));
        var (lossesThen, lossesLater) = (Sum(_losses, from), Sum(_losses, to));
        var slack = Rounding * (1 + gainsThen + lossesThen);
        var (low, high) = (gainsLater - lossesThen - slack, gainsThen - lossesLater + slack);
        return new Bounds(_lossesFade ? low : Math.Max(low, _limit), _gainsFade ? high : Math.Min(high, _limit));
    }

    public bool IsSettled(int from)
    {
        var nothing = Nothing * (1 + Sum(_gains, null) + Sum(_losses, null));
        return HaveFaded(_gains) && HaveFaded(_losses);

        bool HaveFaded(List<Fading> terms)
        {
            foreach (var term in terms)
                if (term.Rule.HalfLifeDays is not null && term.At(from - Start) > nothing)
                    return false;
            return true;
        }
    }

    private void Add(InterestRule rule, double points)
    {
        (points > 0 ? _gains : _losses).Add(new Fading(Math.Abs(points), rule));
        if (rule.HalfLifeDays is null)
            _limit += points;
        else if (points > 0)
            _gainsFade = true;
        else
            _lossesFade = true;
    }

    private double Sum(List<Fading> terms, int? day)
    {
        var sum = 0.0;
        foreach (var term in terms)
            sum += term.At(day - Start);
        return sum;
    }

    /// <summary>Points that fade; at no age at all they have faded for good.</summary>
    private readonly record struct Fading(double Points, InterestRule Rule)
    {
        public double At(int? age) => Rule.HalfLifeDays is null ? Points : age is { } given ? Points * Rule.Decay(given) : 0;
    }
}
