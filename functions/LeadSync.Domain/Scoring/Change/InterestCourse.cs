namespace LeadSync.Domain.Scoring.Change;

/// <summary>The course of one person's interest.</summary>
internal sealed class InterestCourse : IInterestCourse
{
    private readonly InterestState _state;
    private readonly List<Stretch> _stretches;

    public InterestCourse(InterestState state, int known)
    {
        _state = state;
        Known = known;
        Turns = [.. state.Rules.SelectMany(rule => rule.ComingDays(known)).Distinct().Order()];
        _stretches = [.. Turns.Prepend(known).Select(day => Stretch.Of(state, new View(known, day)))];
    }

    public int Known { get; }

    public IReadOnlyList<int> Turns { get; }

    public double At(int day) => Math.Max(0, PointsAt(day));

    public Bounds Between(int from, int? to)
    {
        var (low, high) = PointsBetween(from, to);
        return new Bounds(Math.Max(0, low), Math.Max(0, high));
    }

    /// <summary>The sum of all rules, before it is cut at 0.</summary>
    public double PointsAt(int day) => _state.PointsOf(new View(Known, day));

    /// <summary>Between what that sum stays.</summary>
    public Bounds PointsBetween(int from, int? to) => StretchOf(from).Between(from, to);

    public bool IsSettled(int from) => StretchOf(from).IsSettled(from);

    private Stretch StretchOf(int day)
    {
        var i = _stretches.Count - 1;
        while (i > 0 && _stretches[i].Start > day)
            i--;
        return _stretches[i];
    }
}
