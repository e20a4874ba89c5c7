using System.Text.Json.Nodes;

namespace LeadSync.Cli.Tests.Scoring;

/// <summary>What stands in the input files, and what comes of it.</summary>
public sealed class ScoreInputTests : IDisposable
{
    private readonly ScoringFiles files = new();

    [Fact]
    public async Task Everybody_known_appears_sorted_by_smallest_key_whichever_file_knows_them()
    {
        files.Activities(ScoringFiles.Form("1", "email:z@x.example"), ScoringFiles.View("2", "cookie:c", """, "topic": "none" """));
        files.People(ScoringFiles.Person("web:9", "\"country\":\"DE\""), ScoringFiles.Person("Email: Z@X.example ", "\"country\":\"DE\""));

        var (exit, result, _) = await files.Score();

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal([("cookie:c", 1), ("email:z@x.example", 25), ("web:9", 5)], Totals(result));
    }

    [Fact]
    public async Task What_is_done_later_does_not_count_yet_but_makes_the_person_known()
    {
        files.Activities("""{"id":"1","source":"web","kind":"form_submit","occurredAt":"2026-11-21T23:30:00Z","keys":["cookie:c"]}""");

        var (_, result, _) = await files.Score();

        Assert.Equal([("cookie:c", 0)], Totals(result));
    }

    [Fact]
    public async Task Keys_that_arrive_together_make_one_person_whatever_the_order()
    {
        string[] lines =
        [
            ScoringFiles.Form("1", "cookie:b"), ScoringFiles.Form("2", "email:a@x.example"),
            ScoringFiles.View("3", "cookie:b\",\"web:7"), ScoringFiles.View("4", "web:7\",\"email:a@x.example"),
        ];
        files.People(ScoringFiles.Person("web:7", "\"country\":\"DE\""));

        files.Activities(lines);
        var (_, forward, _) = await files.Score();
        files.Activities([.. lines.Reverse()]);
        var (_, backward, _) = await files.Score();

        Assert.Equal([("cookie:b", 47)], Totals(forward));
        Assert.Equal(forward, backward);
    }

    [Fact]
    public async Task Of_deliveries_that_differ_the_first_received_counts_in_either_order()
    {
        var first = ScoringFiles.Form("1", "cookie:c", """, "receivedAt": "2026-11-20T10:00:01Z" """);
        var second = ScoringFiles.View("1", "cookie:c", """, "receivedAt": "2026-11-20T10:00:02Z" """);
        var unknown = ScoringFiles.View("1", "cookie:c");
        foreach (var lines in new[] { new[] { first, second, unknown }, [unknown, second, first], [second, first, unknown] })
        {
            files.Activities(lines);
            Assert.Equal([("cookie:c", 20)], Totals((await files.Score()).Result));
        }
    }

    [Fact]
    public async Task Deliveries_that_differ_without_times_of_receipt_give_the_same_choice_in_either_order()
    {
        var (one, other) = (ScoringFiles.Form("1", "cookie:c"), ScoringFiles.View("1", "cookie:c"));

        files.Activities(one, other);
        var (_, forward, _) = await files.Score();
        files.Activities(other, one);
        var (_, backward, _) = await files.Score();

        Assert.Equal(forward, backward);
    }

    [Fact]
    public async Task Activity_without_an_id_counts_once_however_often_it_is_given()
    {
        var line = ScoringFiles.Form("", "cookie:c");
        files.Activities(line, line, ScoringFiles.Form("", "cookie:c", """, "url": "/other" """));

        Assert.Equal([("cookie:c", 40)], Totals((await files.Score()).Result));
    }

    [Fact]
    public async Task Of_what_is_said_twice_of_a_person_the_later_line_counts_and_null_takes_it_back()
    {
        files.Activities(ScoringFiles.Form("1", "cookie:c\",\"web:1"));
        files.People(
            ScoringFiles.Person("web:1", "\"country\":\"FR\",\"company\":\"ACME\""),
            ScoringFiles.Person("cookie:c", "\"country\":\"DE\",\"company\":null"));

        var line = JsonNode.Parse((await files.Score()).Result)!;

        Assert.Equal((5, 50), ((double)line["fit"]!, (double)line["profile"]!));
        Assert.Equal("""["company"]""", line["oneFieldAway"]!.ToJsonString());
    }

    [Fact]
    public async Task Visits_without_keys_are_nobody()
    {
        files.Activities("""{"id":"1","source":"web","kind":"visit","occurredAt":"2026-11-20T10:00:00Z","keys":[]}""");

        Assert.Equal((ExitCode.Done, "", ""), await files.Score());
    }

    [Theory]
    [InlineData("\r\n", "", "\r\n")]
    [InlineData("\n", "\uFEFF", "")]
    [InlineData("\n\n  \t\n", "\n", "\n\n")]
    public async Task Line_ends_blank_lines_and_a_byte_order_mark_do_not_matter(string between, string before, string after)
    {
        string[] lines = [ScoringFiles.Form("1", "cookie:c"), ScoringFiles.Form("2", "cookie:d"), ScoringFiles.Form("3", "cookie:c")];
        files.Activities(lines);
        var (_, expected, _) = await files.Score();

        files.Write("activities.ndjson", before + string.Join(between, lines) + after);

        Assert.Equal((ExitCode.Done, expected, ""), await files.Score());
    }

    [Theory]
    [InlineData()]
    [InlineData("--sorted")]
    public async Task Empty_files_give_no_lines(params string[] mode) =>
        Assert.Equal((ExitCode.Done, "", ""), await files.Score(mode));

    public void Dispose() => files.Dispose();

    private static IEnumerable<(string?, int)> Totals(string result) => result
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!)
        .Select(line => ((string?)line["person"], (int)line["total"]!));
}
