using LeadSync.Domain.Accounts;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Domain.Tests.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Accounts;

public sealed class AccountScorerTests
{
    private static readonly double[] Weights = [1, 0.8, 0.6, 0.4, 0.2];
    private static readonly LocalDate Today = new(2026, 11, 21);

    // mautic/mautic#7076: there is no score of an account that is made of its people.
    [Fact]
    public void Score_of_an_account_is_the_sum_of_its_people_by_the_weights_and_its_visits() => AccountCase.Check(300, one =>
    {
        var expected = one.People().Values.Select(activities => InterestOf(activities, one.Day)).OrderDescending()
            .Select((interest, rank) => interest * (rank < 5 ? Weights[rank] : 0.1)).Sum() + VisitPoints(one);

        var score = AccountScorer.Score(AccountCase.Model, one.Facts(), one.Day);

        return Math.Abs(expected - score.Interest) <= 1e-9 && Math.Abs(expected + 20 + 15 - score.Total) <= 1e-9;
    });

    [Fact]
    public void Order_of_people_and_activities_changes_nothing() => AccountCase.Check(200, one =>
    {
        var people = AccountCase.Shuffled(one.People(), one.Seed).Select(person => KeyValuePair.Create(person.Key, AccountCase.Shuffled(person.Value, one.Seed).ToList()));
        var score = AccountScorer.Score(AccountCase.Model, one.Facts(), one.Day);

        var other = AccountScorer.Score(AccountCase.Model, AccountCase.Facts(people, AccountCase.Shuffled(one.Visits(), one.Seed)), one.Day);

        return score.Total == other.Total && score.Reasons.SequenceEqual(other.Reasons);
    });

    [Fact]
    public void Reasons_add_up_to_the_score() => AccountCase.Check(200, one =>
    {
        var score = AccountScorer.Score(AccountCase.Model, one.Facts(), one.Day);

        return Math.Abs(score.Reasons.Sum(reason => reason.Points) - score.Total) <= 1e-9
            && score.Reasons.Where(reason => reason.Rule.StartsWith("person:", StringComparison.Ordinal)).Sum(reason => reason.Points) + VisitPoints(one) is var interest
            && Math.Abs(interest - score.Interest) <= 1e-9;
    });

    // mautic/mautic#4572: merging companies loses the score of the one that goes.
    [Fact]
    public void Merging_companies_loses_nothing() => AccountCase.Check(200, one =>
    {
        var people = one.People();
        var (first, second) = (people.Where(person => string.CompareOrdinal(person.Key, "p4") < 0), people.Where(person => string.CompareOrdinal(person.Key, "p4") >= 0));
        var visits = one.Visits().ToLookup(visit => visit.Id.Length % 2 == 0);
        var (a, b) = (AccountCase.Facts(first, visits[true]), AccountCase.Facts(second, visits[false]));
        var state = new InterestState(AccountCase.Model.Account!.Own);
        state.Merge(b.Visits!);
        state.Merge(a.Visits!);

        var merged = AccountScorer.Score(AccountCase.Model, a with { People = [.. b.People, .. a.People], Visits = state }, one.Day);

        var whole = AccountScorer.Score(AccountCase.Model, one.Facts(), one.Day);
        return merged.Interest == whole.Interest && merged.Reasons.SequenceEqual(whole.Reasons)
            && new[] { a, b }.All(part => AccountScorer.Score(AccountCase.Model, part, one.Day).Interest <= merged.Interest + 1e-9);
    });

    [Fact]
    public void Two_people_who_turn_out_to_be_one_count_as_their_union() => AccountCase.Check(200, one =>
    {
        var people = one.People();
        var union = people.GroupBy(person => person.Key is "p1" or "p2" ? "p1" : person.Key)
            .Select(group => KeyValuePair.Create(group.Key, group.SelectMany(person => person.Value).ToList())).ToList();
        var facts = AccountCase.Facts(union, one.Visits());
        var merged = new InterestState(AccountCase.Model);
        foreach (var half in union.Where(person => person.Key == "p1").SelectMany(person => person.Value).GroupBy(activity => activity.Id.Length % 2))
            merged.Merge(AccountCase.StateOf(AccountCase.Model, half));

        var score = AccountScorer.Score(AccountCase.Model, facts with { People = [.. facts.People.Select(person => person.Id == "p1" ? person with { Interest = merged } : person)] }, one.Day);

        return score.Reasons.SequenceEqual(AccountScorer.Score(AccountCase.Model, facts, one.Day).Reasons);
    });

    [Fact]
    public void More_interest_or_another_person_never_lowers_the_score() => AccountCase.Check(200, one =>
    {
        var people = one.People();
        var before = AccountScorer.Score(AccountCase.Model, one.Facts(), one.Day).Interest;
        var webinar = Some.Activity("webinar_attend", "more", one.Day.AtMidnight().InUtc().ToInstant() - Duration.FromHours(3));
        people[$"p{one.Seed % 10}"] = [.. people.GetValueOrDefault($"p{one.Seed % 10}") ?? [], webinar];

        return AccountScorer.Score(AccountCase.Model, AccountCase.Facts(people, one.Visits()), one.Day).Interest >= before - 1e-9;
    });

    [Fact]
    public void Equally_interested_people_rank_by_id()
    {
        var form = Some.Activity("form_submit", at: Some.Noon);
        var facts = AccountCase.Facts(new[] { "c", "a", "b" }.Select(id => KeyValuePair.Create(id, new List<Activity> { form })), []);

        var reasons = AccountScorer.Score(AccountCase.Model, facts, Today).Reasons.Take(3);

        Assert.Equal([("person:a", 20.0), ("person:b", 16.0), ("person:c", 12.0)], reasons.Select(reason => (reason.Rule, Math.Round(reason.Points, 9))));
    }

    [Fact]
    public void Coverage_counts_each_filled_role_of_the_model_once_and_in_the_total_alone()
    {
        var facts = AccountCase.Facts([], []) with { Roles = new HashSet<BuyingRole> { BuyingRole.Buyer, BuyingRole.Decider, BuyingRole.Gatekeeper } };

        var score = AccountScorer.Score(AccountCase.Model, facts, Today);

        Assert.Equal((0.0, 25.0, 45.0, "E"), (score.Interest, score.Coverage, score.Total, score.Grade));
        Assert.Equal(["industry", "coverage:decider", "coverage:buyer"], score.Reasons.Select(reason => reason.Rule));
        Assert.Equal(("all/3", 50.0), (score.Model, score.Profile));
    }

    [Theory]
    [InlineData(35, 50, true)]
    [InlineData(35, 51, false)]
    [InlineData(36, 50, false)]
    [InlineData(null, null, false)]
    public void Threshold_of_the_segment_stands_in_for_the_models(int? total, int? profile, bool qualified)
    {
        var qualify = total is null ? null : new Qualification(total.Value, profile!.Value);

        Assert.Equal(qualified, AccountScorer.Score(AccountCase.Model, AccountCase.Facts([], []), Today, qualify).Qualified);
    }

    [Fact]
    public void Interest_is_cut_at_zero()
    {
        var model = Models.Load("""{"name":"m","version":1,"timeZone":"UTC","account":{"interest":[{"id":"v","kind":"visit","points":-5}],"coverage":{"user":3}}}""");
        var facts = new AccountFacts { Visits = AccountCase.StateOf(model.Account!.Own, [Some.Activity("visit")]), Roles = new HashSet<BuyingRole> { BuyingRole.User } };

        var score = AccountScorer.Score(model, facts, Today);

        Assert.Equal((0, 3, 100, false), (score.Interest, score.Total, score.Profile, score.Qualified));
    }

    [Fact]
    public void Model_without_an_account_section_scores_no_accounts() =>
        Assert.Throws<ArgumentException>(() => AccountScorer.Score(Models.Load(Models.Everything), new AccountFacts(), Today));

    private static double InterestOf(IReadOnlyList<Activity> activities, LocalDate day) =>
        Math.Max(0, new NaiveScore(activities, AccountCase.Model.TimeZone, day).Points().Values.Sum());

    private static double VisitPoints(AccountCase one) => one.Visits()
        .Select(visit => (Day: visit.OccurredAt.InZone(AccountCase.Model.TimeZone).Date, IsPricing: visit.Url?.Contains("/pricing", StringComparison.Ordinal) == true))
        .Where(visit => visit.Day <= one.Day)
        .GroupBy(visit => visit.Day)
        .Sum(day => (Math.Min(6, 3 * day.Count()) * Faded(one, day.Key, 20)) + (4 * day.Count(visit => visit.IsPricing) * Faded(one, day.Key, 40)));

    private static double Faded(AccountCase one, LocalDate day, double halfLife) => Math.Pow(2, -Period.DaysBetween(day, one.Day) / halfLife);
}
