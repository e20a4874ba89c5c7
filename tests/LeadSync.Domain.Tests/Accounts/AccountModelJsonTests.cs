using LeadSync.Domain.Accounts;
using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Tests.Accounts;

public sealed class AccountModelJsonTests
{
    [Fact]
    public void Valid_section_is_loaded_whole()
    {
        var account = AccountCase.Model.Account!;

        Assert.Equal(["visit", "pricing"], account.Own.Interest.Select(rule => rule.Id));
        Assert.Equal([new RoleCoverage(BuyingRole.Decider, 15), new RoleCoverage(BuyingRole.Buyer, 10)], account.Coverage);
        Assert.Equal(("industry", "country", "A", 70.0), (account.Own.Fit[0].Id, account.Own.Profile[0].Name, account.Own.Grades[0].Grade, account.Own.Qualify!.Total));
        Assert.Equal(AccountCase.Model.TimeZone, account.Own.TimeZone);
    }

    [Fact]
    public void State_of_visits_is_not_mistaken_for_one_of_people() => Assert.NotEqual(AccountCase.Model.Id, AccountCase.Model.Account!.Own.Id);

    [Fact]
    public void Section_may_be_absent() => Assert.Null(ScoringModelJson.Load(Model("null")).Model!.Account);

    [Theory]
    [InlineData("[]", "", "account")]
    [InlineData("""{"weights":[1]}""", "", "account.weights")]
    [InlineData("""{"coverage":{"boss":1}}""", "", "account.coverage.boss")]
    [InlineData("""{"coverage":{"decider":0}}""", "", "account.coverage.decider")]
    [InlineData("""{"coverage":{"decider":"5"}}""", "", "account.coverage.decider")]
    [InlineData("""{"profile":{"country":0}}""", "", "account.profile.country")]
    [InlineData("""{"grades":[{"grade":"A","interest":1,"fit":1,"profile":1,"coverage":1}]}""", "", "account.grades[0].coverage")]
    [InlineData("""{"qualify":{"profile":1}}""", "", "account.qualify.total")]
    public void Error_in_the_section_names_the_field(string section, string rule, string field) => Assert.Equal([(rule, field)], Errors(section));

    [Theory]
    [InlineData("""{"interest":[{"id":"v","kind":"page_view","points":1}]}""", "account.v", "kind")]
    [InlineData("""{"interest":[{"id":"v","kind":["visit","call"],"points":1}]}""", "account.v", "kind")]
    [InlineData("""{"interest":[{"id":"v","points":1,"streak":{"of":"visit","without":"call","length":1,"graceDays":1}}]}""", "account.v", "streak")]
    [InlineData("""{"interest":[{"kind":"visit","points":1}]}""", "account.interest[0]", "id")]
    [InlineData("""{"interest":[{"id":"v","kind":"visit","points":1,"size":1}]}""", "account.v", "size")]
    [InlineData("""{"interest":[{"id":"v","kind":"visit","points":1}],"fit":[{"id":"v","field":"country","points":{"DE":1}}]}""", "account.v", "id")]
    public void Error_in_a_rule_of_the_section_names_section_rule_and_field(string section, string rule, string field) =>
        Assert.Equal([(rule, field)], Errors(section));

    [Fact]
    public void Rules_for_people_and_for_accounts_may_share_an_id() => Assert.Empty(Errors("""{"fit":[{"id":"size","field":"employees","points":{"1":1}}]}"""));

    private static IEnumerable<(string Rule, string Field)> Errors(string section) =>
        ScoringModelJson.Load(Model(section)).Errors.Select(error => (error.Rule, error.Field));

    private static string Model(string section) =>
        """{"name":"m","version":1,"timeZone":"UTC","fit":[{"id":"size","field":"employees","points":{"1":1}}],"account":""" + section + "}";
}
