using System.Text;
using LeadSync.Cli.Scoring;
using LeadSync.Cli.Tests.Scoring;

namespace LeadSync.Cli.Tests.Verbs;

public sealed class ScoreVerbTests : IDisposable
{
    private readonly ScoringFiles files = new();

    [Theory]
    [InlineData()]
    [InlineData("--sorted")]
    public async Task Lines_that_cannot_be_read_are_named_and_the_rest_is_scored(params string[] mode)
    {
        files.Activities(
            ScoringFiles.Form("1", "cookie:c"), "{\"id\":", "", ScoringFiles.Form("2", "nobody"),
            ScoringFiles.Form("3", "cookie:c", ",\"value\":1e999,\"machine\":\"no\""), "[]", ScoringFiles.Form("4", "cookie:d"));
        files.People("""{"person":"email:none"}""", """{"person":"cookie:c","attributes":{"country":["DE"]}}""", ScoringFiles.Person("cookie:d", "\"country\":\"DE\""));

        var (exit, result, message) = await files.Score(mode);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Equal(["cookie:c", "cookie:d"], result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('"')[3]));
        string[] said =
        [
            "activities line 2: is not valid JSON", "activities line 4: keys[0]:", "activities line 5: machine: must be true or false; value: must be",
            "activities line 6: an activity is a JSON object", "people line 1: person:", "people line 2: attributes:", "6 lines were left out",
        ];
        Assert.All(said, text => Assert.Contains(text, message, StringComparison.Ordinal));
        Assert.DoesNotContain("cookie:c", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_with_errors_is_refused_naming_rule_and_field()
    {
        files.Write("model.json", """{"name":"m","version":1,"timeZone":"Europe/Berlin","interest":[{"id":"form","kind":"form_submit","point":1}]}""");

        var (exit, result, message) = await files.Score();

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Contains("form: point", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dash_reads_the_activities_from_stdin()
    {
        files.People(ScoringFiles.Person("cookie:c", "\"country\":\"DE\""));
        foreach (var mode in new string[][] { [], ["--sorted"] })
        {
            using var result = new StringWriter();
            var stdin = new MemoryStream(Encoding.UTF8.GetBytes(ScoringFiles.Form("1", "cookie:c")));
            var (exit, message) = await files.Score(result, () => stdin, mode);

            Assert.Equal((ExitCode.Done, ""), (exit, message));
            Assert.Contains("\"total\":25", result.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Output_file_holds_what_stdout_would()
    {
        files.Activities(ScoringFiles.Form("1", "email:ä@x.example"), ScoringFiles.Form("2", "cookie:c"));
        var (_, expected, _) = await files.Score();

        var (exit, result, _) = await files.Score("--output", files.Path("scores"));

        Assert.Equal((ExitCode.Done, ""), (exit, result));
        Assert.Equal(expected, await File.ReadAllTextAsync(files.Path("scores")));
    }

    [Fact]
    public async Task Output_file_of_refused_input_never_appears()
    {
        files.Activities(ScoringFiles.Form("1", "cookie:d"), ScoringFiles.Form("2", "cookie:c"));

        var (exit, _, _) = await files.Score("--sorted", "--output", files.Path("scores"));

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(files.Path("scores"))!, "scores*"));
    }

    [Theory]
    [InlineData("--as-of", "21.11.2026")]
    [InlineData("--people", "no-such-file")]
    [InlineData("--activities", "no-such-file")]
    [InlineData("--model", "no-such-file")]
    [InlineData("--output", "no-such-folder/scores")]
    [InlineData("--output", "/")]
    public async Task Bad_usage_exits_2_and_says_what_is_wrong(string option, string value)
    {
        var arguments = new Dictionary<string, string>
        {
            ["--model"] = files.Path("model.json"), ["--activities"] = files.Path("activities.ndjson"),
            ["--people"] = files.Path("people.ndjson"), ["--as-of"] = ScoringFiles.AsOf, [option] = value,
        };

        var (exit, result, message) = await Tool.Run(["score", .. arguments.SelectMany(pair => new[] { pair.Key, pair.Value })]);

        Assert.Equal((ExitCode.BadUsage, ""), (exit, result));
        Assert.Contains(value, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopped_it_says_so_and_completes_nothing()
    {
        using var message = new StringWriter();
        var reading = new PeopleReading(new Output(TextWriter.Null, message), new PeopleFiles(files.Path("activities.ndjson"), files.Path("people.ndjson")));
        files.Activities(ScoringFiles.Form("1", "cookie:c"));

        var exit = reading.Run(people => Assert.Empty(people.Evaluate(person => person)), () => Assert.Fail("It was stopped."), new CancellationToken(canceled: true));

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("stopped", message.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();
}
