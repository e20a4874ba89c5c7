using LeadSync.Domain.Scoring;
using LeadSync.Domain.Scoring.Change;

namespace LeadSync.Domain.Accounts;

/// <summary>
/// How the interest of an account goes on without new activity. Nobody's more interest makes less engagement, whoever
/// overtakes whom on the way; so the engagement of everybody's lower bounds is one, and likewise above.
/// </summary>
internal sealed class AccountCourse : IInterestCourse
{
    // Well above the rounding of the sums, well below any threshold's step.
    private const double Rounding = 1e-12;

    private readonly AccountFacts _account;
    private readonly List<InterestCourse> _people;
    private readonly InterestCourse? _visits;

    public AccountCourse(AccountFacts account, int known)
    {
        Known = known;
        _account = account;
        _people = [.. account.People.Select(person => new InterestCourse(person.Interest, known))];
        _visits = account.Visits is { } visits ? new InterestCourse(visits, known) : null;
        Turns = [.. Parts.SelectMany(part => part.Turns).Distinct().Order()];
    }

    public int Known { get; }

    public IReadOnlyList<int> Turns { get; }

    private IEnumerable<InterestCourse> Parts => _visits is null ? _people : _people.Append(_visits);

    public double At(int day) => At(_account, new View(Known, day));

    /// <summary>The interest of an account from any view, to the last bit as it is scored.</summary>
    public static double At(AccountFacts account, View view) => Math.Max(
        0, Engagement.Of(account.People.Select(person => Math.Max(0, person.Interest.PointsOf(view)))) + (account.Visits?.PointsOf(view) ?? 0));

    public Bounds Between(int from, int? to)
    {
        var people = _people.Select(person => person.Between(from, to)).ToList();
        var (low, high) = _visits?.PointsBetween(from, to) ?? default;
        var most = Engagement.Of(people.Select(bounds => bounds.High));
        var slack = Rounding * (1 + most);
        return new Bounds(
            Math.Max(0, Engagement.Of(people.Select(bounds => bounds.Low)) + low - slack), Math.Max(0, most + high + slack));
    }

    public bool IsSettled(int from) => Parts.All(part => part.IsSettled(from));
}
