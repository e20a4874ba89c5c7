using System.Text.Json;
using LeadSync.Cli.Tests.Matching;

namespace LeadSync.Cli.Tests.Verbs;

public sealed class MatchReportVerbTests : IDisposable
{
    private readonly MatchingFiles files = new();

    public MatchReportVerbTests() => files.Write(
        "cases.csv", "case_id,book,query_company,query_email_domain,expected_account_id,stratum",
        "c1,de,Nordwerk Anlagenbau GmbH,nw.example,A1,unique_domain", "c2,de,,gmail.com,NONE,free_mail", "c3,de,Nordwerk Anlagenbau GmbH,nordwerk.example,A2,near");

    [Fact]
    public async Task Report_tells_figures_by_book_and_stratum_and_names_what_went_wrong()
    {
        var (exit, result, message) = await Report("--accounts", $"de={files.Path("accounts.csv")}", "--without-city");

        Assert.Equal((ExitCode.Done, ""), (exit, message));
        Assert.Contains("3 cases, without city; automatic from 0.95 with a margin of 0.3, review from 0.5", result, StringComparison.Ordinal);
        Assert.Matches(@"\nheadline: without rename and homonym +3 +1 +2 +2  0\.500 \[0\.095, 0\.905\]", result);
        Assert.Matches(@"\nde, free_mail +0 / 0 +- +1 / 1 +1\.000\n", result);
        Assert.Contains("Wrong automatic decisions: 1\nc3\n", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_the_same()
    {
        var (_, result, _) = await Report("--accounts", files.Path("accounts.csv"), "--json");

        var report = JsonDocument.Parse(result).RootElement;
        Assert.Equal(3, report.GetProperty("cases").GetInt32());
        Assert.Equal(0.5, report.GetProperty("groups")[0].GetProperty("automatic").GetProperty("precision").GetProperty("value").GetDouble());
        Assert.Equal("c3", Assert.Single(report.GetProperty("wrongAutomatic").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Cases_that_cannot_be_read_are_named_and_the_rest_is_reported()
    {
        files.Write("cases.csv", "id,company,book,expected", "c1,Nordwerk,us,A1", "c2,Nordwerk,de,", "c3,Nordwerk Anlagenbau GmbH,de,A1");

        var (exit, result, message) = await Report("--accounts", $"de={files.Path("accounts.csv")}");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.StartsWith("1 cases", result, StringComparison.Ordinal);
        Assert.Contains("cases line 2: book: there are no --accounts us.", message, StringComparison.Ordinal);
        Assert.Contains("cases line 3: expected: is missing", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there are several --accounts", "--accounts", "{0}", "--accounts", "{0}")]
    [InlineData("file does not exist", "--accounts", "de=no-such-file")]
    [InlineData("--accounts", "--json")]
    public async Task Bad_usage_exits_2_and_says_what_is_wrong(string said, params string[] options)
    {
        var (exit, result, message) = await Report([.. options.Select(option => option.Replace("{0}", files.Path("accounts.csv"), StringComparison.Ordinal))]);

        Assert.Equal((ExitCode.BadUsage, ""), (exit, result));
        Assert.Contains(said, message, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => files.Dispose();

    private Task<(int Exit, string Result, string Message)> Report(params string[] options) =>
        Tool.Run(["match", "report", "--cases", files.Path("cases.csv"), .. options]);
}
