using LeadSync.Cli.Matching;
using LeadSync.Cli.Scoring;
using LeadSync.Cli.Tests.Matching;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Tests.Verbs;

public sealed class MatchVerbTests : IDisposable
{
    private readonly MatchingFiles files = new();

    [Fact]
    public async Task Line_says_account_probability_decision_method_and_reasons()
    {
        files.Queries("id,company,email", "Q1,Nordwerk Anlagenbau GmbH,ada@nw.example");

        var (exit, result, message) = await files.Match();

        Assert.Equal((ExitCode.Done, ""), (exit, message));
        Assert.Matches($"""^{MatchingFiles.Header}\nQ1,A1,(1|0\.9[0-9]*),auto,domainAndName,[^,]*,[^,]*,.*domain same host \+[0-9]+\.[0-9][0-9].*\n$""", result);
    }

    [Fact]
    public async Task Lead_of_no_account_has_empty_fields_and_decision_none()
    {
        files.Queries("id,company,email", "Q1,,", "Q2,,somebody@gmail.com");

        var (exit, result, _) = await files.Match();

        Assert.Equal((ExitCode.Done, $"{MatchingFiles.Header}\nQ1,,,none,none,,,\nQ2,,,none,none,,,\n"), (exit, result));
    }

    [Fact]
    public async Task Lines_keep_the_order_of_the_leads()
    {
        var ids = Enumerable.Range(0, 1_000).Select(number => (Id: $"Q{number * 7919 % 1000}", Account: number % 2 == 0 ? "A1" : "A2")).ToList();
        files.Queries(["id,company", .. ids.Select(each => $"{each.Id},{(each.Account == "A1" ? "Nordwerk Anlagenbau GmbH" : "Zwirnerei Garn Sohn & Co. KG")}")]);

        var (_, result, _) = await files.Match();

        Assert.Equal(ids.Select(each => $"{each.Id},{each.Account}"), MatchingFiles.Pairs(result));
    }

    [Fact]
    public async Task Thresholds_move_the_decision_but_not_the_candidate()
    {
        files.Queries("id,company", "Q1,Nordwerk Anlagenbau GmbH");

        var (_, review, _) = await files.Match("--auto", "1", "--review", "0.01");
        var (_, auto, _) = await files.Match("--auto", "0.5", "--review", "0.01", "--margin", "0");

        Assert.Contains("Q1,A1,", review, StringComparison.Ordinal);
        Assert.Contains(",review,name,", review, StringComparison.Ordinal);
        Assert.Contains(",auto,name,", auto, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dash_reads_either_file_from_stdin()
    {
        const string query = "id,company\nQ1,Nordwerk Anlagenbau GmbH\n";
        var (_, leads, _) = await files.MatchFromInput("--queries", query);
        files.Queries(query.Split('\n'));
        var (_, accounts, _) = await files.MatchFromInput("--accounts", "id,name\nA9,Nordwerk Anlagenbau GmbH\n");

        Assert.Equal(["Q1,A1"], MatchingFiles.Pairs(leads));
        Assert.Equal(["Q1,A9"], MatchingFiles.Pairs(accounts));
    }

    [Fact]
    public async Task Output_file_holds_what_stdout_would()
    {
        files.Queries("id,company", "Q1,Nordwerk Anlagenbau GmbH", "Q2,\"ä, b\"");
        var (_, expected, _) = await files.Match();

        var (exit, result, _) = await files.Match("--output", files.Path("matches"));

        Assert.Equal((ExitCode.Done, ""), (exit, result));
        Assert.Equal(expected, await File.ReadAllTextAsync(files.Path("matches")));
    }

    [Theory]
    [InlineData("--accounts", "no-such-file")]
    [InlineData("--queries", "no-such-file")]
    [InlineData("--auto", "0.4")]
    [InlineData("--review", "95%")]
    [InlineData("--margin", "2")]
    [InlineData("--output", "no-such-folder/matches")]
    public async Task Bad_usage_exits_2_and_says_what_is_wrong(string option, string value)
    {
        var arguments = new Dictionary<string, string> { ["--accounts"] = files.Path("accounts.csv"), ["--queries"] = files.Path("queries.csv"), [option] = value };

        var (exit, result, message) = await Tool.Run(["match", .. arguments.SelectMany(pair => new[] { pair.Key, pair.Value })]);

        Assert.Equal((ExitCode.BadUsage, ""), (exit, result));
        Assert.Contains(value, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--review above --auto", "--auto", "0.6", "--review", "0.7")]
    [InlineData("one stdin for two files", "--accounts", "-", "--queries", "-")]
    public async Task Wishes_that_contradict_each_other_are_bad_usage(string what, params string[] options)
    {
        string[] inputs = options.Contains("-") ? [] : ["--accounts", files.Path("accounts.csv"), "--queries", files.Path("queries.csv")];

        var (exit, result, _) = await Tool.Run(["match", .. inputs, .. options]);

        Assert.True((exit, result) == (ExitCode.BadUsage, ""), what);
    }

    [Fact]
    public void Stopped_it_says_so_and_completes_nothing()
    {
        using var message = new StringWriter();
        using var results = new ResultLines(TextWriter.Null, files.Path("matches"));
        var run = new MatchRun(new Output(TextWriter.Null, message), InputFile.Of("accounts", files.Path("accounts.csv")), InputFile.Of("queries", files.Path("queries.csv"))) { Settings = MappingSettings.Default };

        var exit = run.Run(results, new CancellationToken(canceled: true));

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("stopped", message.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(files.Path("matches")));
    }

    public void Dispose() => files.Dispose();
}
