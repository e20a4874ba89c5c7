using System.Text.Json;
using LeadSync.Tests.Shared;

namespace LeadSync.Cli.Tests.Matching;

/// <summary>The goals of mapping, over labelled cases of real companies where they are at hand.</summary>
public sealed class MatchGoalTests
{
    private static readonly string[] Books = ["de", "intl", "nl", "us"];

    [Theory]
    [InlineData(0.92, "--without-city")]
    [InlineData(0.96)]
    public async Task Leads_are_given_their_account_as_often_as_the_goal_has_it(double goal, params string[] options)
    {
        var headline = (await Report(options)).GetProperty("groups")[0];

        Assert.InRange(headline.GetProperty("given").GetProperty("f1").GetDouble(), goal, 1);
    }

    [Theory]
    [InlineData("--without-city")]
    [InlineData()]
    public async Task Automatic_decisions_are_right_and_frequent_enough(params string[] options)
    {
        var automatic = (await Report(options)).GetProperty("groups")[0].GetProperty("automatic");

        Assert.InRange(automatic.GetProperty("precision").GetProperty("value").GetDouble(), 0.99, 1);
        Assert.InRange(automatic.GetProperty("recall").GetProperty("value").GetDouble(), 0.75, 1);
    }

    [Fact]
    public async Task Domains_decide_where_they_can_and_nowhere_else()
    {
        var report = await Tool.Run(
            "match", "report", "--json", "--accounts", SharedData.Need("matching/accounts_intl.csv"), "--cases", SharedData.Need("matching/cases_domain_dev.csv"));

        var strata = JsonElement.Parse(report.Result).GetProperty("groups").EnumerateArray().Skip(3).ToList();
        Assert.NotEmpty(strata);
        Assert.All(strata, stratum => Assert.Equal(
            (stratum.GetProperty("name").GetString(), stratum.GetProperty("cases").GetInt32()),
            (stratum.GetProperty("name").GetString(), stratum.GetProperty("served").GetProperty("count").GetInt32())));
    }

    private static async Task<JsonElement> Report(string[] options)
    {
        var cases = SharedData.Need("matching/cases_dev.csv");
        var accounts = Books.SelectMany(book => new[] { "--accounts", $"{book}={SharedData.Need($"matching/accounts_{book}.csv")}" });
        var (exit, result, message) = await Tool.Run(["match", "report", "--json", "--cases", cases, .. accounts, .. options]);

        Assert.Equal((ExitCode.Done, ""), (exit, message));
        return JsonElement.Parse(result);
    }
}
