using LeadSync.Domain.Accounts;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Domain.Tests.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Accounts;

public sealed class AccountChangeTests
{
    private const int Days = 250;

    [Fact]
    public void Next_change_is_the_day_that_scoring_day_by_day_finds() => AccountCase.Check(200, one =>
    {
        var found = AccountScorer.NextChange(AccountCase.Model, one.Facts(), one.Day);
        var naive = Naive(one, null);

        return naive is null ? found is null || found > one.Day.PlusDays(Days) : found == naive;
    });

    [Fact]
    public void Next_change_under_a_segments_threshold_is_too() => AccountCase.Check(200, one =>
    {
        var qualify = new Qualification(45 + (one.Seed % 40), 0);
        var found = AccountScorer.NextChange(AccountCase.Model, one.Facts(), one.Day, qualify);
        var naive = Naive(one, qualify);

        return naive is null ? found is null || found > one.Day.PlusDays(Days) : found == naive;
    });

    [Fact]
    public void Until_the_next_touch_what_is_known_already_changes_nothing() => AccountCase.Check(200, one =>
    {
        var facts = one.Facts();
        var touch = AccountScorer.NextTouch(AccountCase.Model, facts, one.Day);
        var before = Enumerable.Range(0, 60).Select(one.Day.PlusDays).TakeWhile(day => touch is null || day < touch);

        return before.Select(day => ClassOf(facts, day, null)).Distinct().Count() == 1
            && (AccountScorer.NextChange(AccountCase.Model, facts, one.Day) is not { } change || touch <= change);
    });

    [Fact]
    public void Trend_is_the_score_of_each_day_and_goes_on_without_what_is_to_come() => AccountCase.Check(100, one =>
    {
        var facts = one.Facts();
        LocalDate[] days = [one.Day.PlusDays(-7), one.Day.PlusDays(-1), one.Day, one.Day.PlusDays(1), one.Day.PlusDays(30)];

        var trend = AccountScorer.Trend(AccountCase.Model, facts, one.Day, days);

        return trend.Select(point => point.Day).SequenceEqual(days)
            && trend.All(point => point.Total == AccountScorer.Score(AccountCase.Model, point.Day > one.Day ? Known(one) : facts, point.Day).Total);
    });

    [Fact]
    public void Next_turn_says_what_the_account_becomes() => AccountCase.Check(100, one =>
        AccountScorer.NextTurn(AccountCase.Model, one.Facts(), one.Day) is not { } turn
        || (turn.Grade, turn.Qualified) == ClassOf(Known(one), turn.Day, null));

    [Fact]
    public void Negative_rule_of_visits_that_fades_lifts_the_account_again()
    {
        var model = Models.Load("""
            {"name":"m","version":1,"timeZone":"UTC","interest":[{"id":"form","kind":"form_submit","points":20}],
             "account":{"interest":[{"id":"jobs","kind":"visit","points":-30,"halfLifeDays":10}],"grades":[{"grade":"A","interest":5,"fit":0,"profile":0}]}}
            """);
        var facts = new AccountFacts
        {
            People = [new AccountPerson("p", "P", AccountCase.StateOf(model, [Some.Activity("form_submit")]))],
            Visits = AccountCase.StateOf(model.Account!.Own, [Some.Activity("visit")]),
        };

        Assert.Equal("E", AccountScorer.Score(model, facts, new LocalDate(2026, 11, 30)).Grade);
        Assert.Equal(new LocalDate(2026, 12, 1), AccountScorer.NextChange(model, facts, new LocalDate(2026, 11, 21)));
        Assert.Equal("A", AccountScorer.Score(model, facts, new LocalDate(2026, 12, 1)).Grade);
    }

    [Fact]
    public void Account_without_anything_never_changes() =>
        Assert.Null(AccountScorer.NextTouch(AccountCase.Model, new AccountFacts(), new LocalDate(2026, 11, 21)));

    private static LocalDate? Naive(AccountCase one, Qualification? qualify)
    {
        var known = Known(one);
        var today = ClassOf(known, one.Day, qualify);
        return Enumerable.Range(1, Days).Select(one.Day.PlusDays).Where(day => ClassOf(known, day, qualify) != today).Select(day => (LocalDate?)day).FirstOrDefault();
    }

    private static (string Grade, bool Qualified) ClassOf(AccountFacts facts, LocalDate day, Qualification? qualify)
    {
        var score = AccountScorer.Score(AccountCase.Model, facts, day, qualify);
        return (score.Grade, score.Qualified);
    }

    private static AccountFacts Known(AccountCase one)
    {
        return AccountCase.Facts(one.People().Select(person => KeyValuePair.Create(person.Key, person.Value.Where(IsKnown).ToList())), one.Visits().Where(IsKnown));

        bool IsKnown(Activity activity) => activity.OccurredAt.InZone(AccountCase.Model.TimeZone).Date <= one.Day;
    }
}
