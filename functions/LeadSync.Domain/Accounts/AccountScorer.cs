using System.Collections.Frozen;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Accounts;

/// <summary>Computes the scores of accounts. Like a person's, such a score is a function of its arguments' content alone.</summary>
public static class AccountScorer
{
    private static readonly FrozenDictionary<string, PropertyValue> NoAttributes = FrozenDictionary<string, PropertyValue>.Empty;

    /// <summary>
    /// The score of an account as of a day. Interest is the engagement of its people (the most interested counts in full,
    /// the next ones by falling weights) plus the visits from its networks, cut at 0. <paramref name="qualify"/>, where
    /// given, stands in for the model's own qualification: the threshold of the account's segment.
    /// </summary>
    /// <exception cref="ArgumentException">The model scores no accounts, or a state is of another model.</exception>
    public static Score Score(ScoringModel model, AccountFacts account, LocalDate asOf, Qualification? qualify = null)
    {
        var rules = RulesOf(model);
        var own = Scorer.Score(rules.Own, account.Visits ?? new InterestState(rules.Own), account.Attributes, asOf);
        var reasons = new List<Reason>();
        var engagement = AddPeople(reasons, model, account.People, asOf);
        reasons.AddRange(own.Reasons);
        var visits = own.Reasons.Where(reason => reason.LastDay is not null).Sum(reason => reason.Points);
        var coverage = AddCoverage(reasons, rules, account.Roles);
        var profile = ProfileMeter.Of(rules.Own.Profile, account.Attributes);
        var measures = new Measures(Math.Max(0, engagement + visits), own.Fit, profile.Percent, coverage);
        return Grading.Complete(Standard.Of(rules.Own, qualify) with { Model = model.Id }, measures, profile, asOf, reasons);
    }

    /// <summary>
    /// The first day on which grade or qualification differs from that of <paramref name="asOf"/> if nothing more happens,
    /// or null where that never comes (in about a hundred years); see <see cref="Scorer.NextChange"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The model scores no accounts, or a state is of another model.</exception>
    public static LocalDate? NextChange(ScoringModel model, AccountFacts account, LocalDate asOf, Qualification? qualify = null) =>
        NextTurn(model, account, asOf, qualify)?.Day;

    /// <summary>The day of <see cref="NextChange"/>, and what the score becomes on it.</summary>
    /// <exception cref="ArgumentException">The model scores no accounts, or a state is of another model.</exception>
    public static ScoreTurn? NextTurn(ScoringModel model, AccountFacts account, LocalDate asOf, Qualification? qualify = null)
    {
        var score = Score(model, account, asOf, qualify);
        var measures = new Measures(0, score.Fit, score.Profile, score.Coverage);
        return ScoreTurn.Next(new AccountCourse(account, Days.Of(asOf)), Standard.Of(RulesOf(model).Own, qualify), measures);
    }

    /// <summary>
    /// The first day after <paramref name="asOf"/> on which a stored score has to be looked at again: that of the next
    /// change, or an earlier one on which an activity of somebody or a visit that is known already begins to count.
    /// </summary>
    /// <exception cref="ArgumentException">The model scores no accounts, or a state is of another model.</exception>
    public static LocalDate? NextTouch(ScoringModel model, AccountFacts account, LocalDate asOf, Qualification? qualify = null) =>
        NextTouch(NextTurn(model, account, asOf, qualify), account, asOf);

    /// <summary>The same, where the next turn is known already: finding it is what costs.</summary>
    public static LocalDate? NextTouch(ScoreTurn? turn, AccountFacts account, LocalDate asOf)
    {
        var states = account.People.Select(person => person.Interest).Concat(account.Visits is { } visits ? [visits] : []);
        var known = states.Min(state => state.FirstDayAfter(Days.Of(asOf)));
        return known is { } day && (turn is null || Days.ToDate(day) < turn.Day) ? Days.ToDate(day) : turn?.Day;
    }

    /// <summary>
    /// The totals of any days, by what was done up to each day and all else as it is now. Of days after
    /// <paramref name="asOf"/>: what the total will be if nothing more happens.
    /// </summary>
    /// <exception cref="ArgumentException">The model scores no accounts, or a state is of another model.</exception>
    public static IReadOnlyList<DayTotal> Trend(ScoringModel model, AccountFacts account, LocalDate asOf, IEnumerable<LocalDate> days)
    {
        var score = Score(model, account, asOf);
        var known = Days.Of(asOf);
        return [.. days.Select(day => new DayTotal(day, new Measures(Interest(Days.Of(day)), score.Fit, 0, score.Coverage).Total))];

        double Interest(int day) => AccountCourse.At(account, new View(Math.Min(day, known), day));
    }

    internal static AccountModel RulesOf(ScoringModel model) =>
        model.Account ?? throw new ArgumentException($"The model {model.Id} scores no accounts.", nameof(model));

    private static double AddPeople(List<Reason> reasons, ScoringModel model, IReadOnlyList<AccountPerson> people, LocalDate asOf)
    {
        var ranked = people
            .Select(person => (Person: person, Score: Scorer.Score(model, person.Interest, NoAttributes, asOf)))
            .Where(one => one.Score.Interest > 0)
            .OrderByDescending(one => one.Score.Interest)
            .ThenBy(one => one.Person.Id, StringComparer.Ordinal);
        var sum = 0.0;
        foreach (var (rank, (person, score)) in ranked.Index())
        {
            var points = Engagement.WeightOf(rank) * score.Interest;
            sum += points;
            reasons.Add(new Reason
            {
                Rule = $"person:{person.Id}",
                Label = new Label(person.Label, person.Label),
                Points = points,
                Count = score.Reasons.Sum(reason => reason.Count),
                LastDay = score.Reasons.Max(reason => reason.LastDay),
            });
        }
        return sum;
    }

    private static double AddCoverage(List<Reason> reasons, AccountModel rules, IReadOnlySet<BuyingRole> roles)
    {
        var sum = 0.0;
        foreach (var (role, points) in rules.Coverage.Where(coverage => roles.Contains(coverage.Role)))
        {
            sum += points;
            reasons.Add(new Reason
            {
                Rule = $"coverage:{BuyingRoles.NameOf(role)}", Label = BuyingRoles.LabelOf(role), Points = points, Count = 1,
            });
        }
        return sum;
    }
}
