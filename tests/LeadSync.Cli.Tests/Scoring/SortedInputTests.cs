namespace LeadSync.Cli.Tests.Scoring;

/// <summary>--sorted takes sorted input alone, and says where it is not.</summary>
public sealed class SortedInputTests : IDisposable
{
    private const string C = "cookie:c";
    private const string D = "cookie:d";

    private readonly ScoringFiles files = new();

    [Fact]
    public async Task People_of_one_file_alone_are_found_between_the_others()
    {
        files.Activities(ScoringFiles.Form("1", "cookie:b\",\"email:y@x.example"), ScoringFiles.View("2", "email:y@x.example"), ScoringFiles.View("3", D));
        files.People(
            ScoringFiles.Person("cookie:a", "\"country\":\"DE\""), ScoringFiles.Person("email:y@x.example", "\"country\":\"DE\""),
            ScoringFiles.Person("cookie:b", "\"company\":\"ACME\""), ScoringFiles.Person(C, "\"country\":\"FR\""), ScoringFiles.Person("email:z@x.example", ""));
        var expected = await files.Score();

        Assert.Equal(expected, await files.Score("--sorted"));
        Assert.Equal(ExitCode.Done, expected.Exit);
        Assert.Equal(5, expected.Result.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData(new[] { D, C }, new string[0], "activities line 2:")]
    [InlineData(new[] { C, D, C }, new string[0], "activities line 3:")]
    [InlineData(new string[0], new[] { D, C }, "people line 2:")]
    [InlineData(new string[0], new[] { C, D, C }, "people line 3:")]
    [InlineData(new[] { D }, new[] { "cookie:e", C }, "people line 2:")]
    [InlineData(new[] { C, "email:z@x.example" }, new[] { "email:z@x.example", C }, "people line 2:")]
    [InlineData(new[] { C, D, C + "\",\"" + D }, new string[0], "activities line 2:")]
    public async Task Out_of_order_is_refused_with_the_line(string[] activities, string[] people, string place)
    {
        files.Activities([.. activities.Select((key, i) => ScoringFiles.View($"{i}", key))]);
        files.People([.. people.Select(key => ScoringFiles.Person(key, ""))]);

        var (exit, _, message) = await files.Score("--sorted");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.DoesNotContain("cookie:", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { C + "\",\"web:1", "cookie:cc", D + "\",\"web:1" }, new string[0], "activities line 3:")]
    [InlineData(new[] { C + "\",\"email:z@x.example", D, "email:z@x.example" }, new string[0], "activities line 3:")]
    [InlineData(new[] { C + "\",\"email:z@x.example", D }, new[] { D, "email:z@x.example" }, "people line 2:")]
    public async Task Key_of_two_people_is_refused_with_the_line_of_the_second(string[] activities, string[] people, string place)
    {
        files.Activities([.. activities.Select((key, i) => ScoringFiles.View($"{i}", key))]);
        files.People([.. people.Select(key => ScoringFiles.Person(key, ""))]);

        var (exit, _, message) = await files.Score("--sorted");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(place, message, StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();
}
