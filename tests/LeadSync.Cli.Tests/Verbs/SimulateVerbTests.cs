using System.Text;
using LeadSync.Cli.Tests.Scoring;

namespace LeadSync.Cli.Tests.Verbs;

public sealed class SimulateVerbTests : IDisposable
{
    private const string Answer = """
        {"progress":{"people":1,"of":2}}
        {"person":"p1","lead":"4f0e8400-e29b-41d4-a716-446655440000","from":{"total":20,"grade":"D","qualified":false},"to":{"total":120,"grade":"A","qualified":true}}
        {"summary":{"people":2,"moved":1,"qualifiedBefore":0,"qualifiedAfter":1,"grades":{"A":[0,1],"D":[2,1]}}}

        """;

    private readonly ScoringFiles files = new();

    [Fact]
    public async Task Json_passes_on_who_moves_and_the_summary()
    {
        await using var instance = await Receiver.Start(200, Answer);

        var (exit, result, _) = await Simulate(instance, "--json");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(Answer.Split('\n')[1..3], result.Split('\n')[..2]);
        Assert.Equal(File.ReadAllBytes(files.Path("model.json")), Assert.Single(instance.Posts).Body);
    }

    [Fact]
    public async Task Without_json_a_table_tells_both_sides_of_each_move()
    {
        await using var instance = await Receiver.Start(200, Answer);

        var (exit, result, _) = await Simulate(instance);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Matches("p1 +20 → 120 +D → A +no → yes", result);
        Assert.Contains("1 of 2 people move.", result, StringComparison.Ordinal);
        Assert.Matches("grade A +0 +1", result);
    }

    [Fact]
    public async Task Model_that_the_instance_refuses_is_refused_with_all_errors()
    {
        await using var instance = await Receiver.Start(400, """{"title":"Not a model","errors":[{"rule":"form","field":"points","reason":"is missing"},"second"]}""");

        var (exit, result, message) = await Simulate(instance);

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Contains("form: points: is missing", message, StringComparison.Ordinal);
        Assert.Contains("second", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_that_breaks_off_is_no_result()
    {
        await using var instance = await Receiver.Start(200, Answer[..Answer.IndexOf("{\"summary", StringComparison.Ordinal)]);

        Assert.Equal(ExitCode.Refused, (await Simulate(instance)).Exit);
    }

    [Fact]
    public async Task People_from_files_move_where_grade_or_qualification_differ()
    {
        files.Write("draft.json", File.ReadAllText(files.Path("model.json")).Replace("\"points\":20}", "\"points\":25}", StringComparison.Ordinal).Replace("\"profile\":100", "\"profile\":0", StringComparison.Ordinal));
        files.Activities(ScoringFiles.Form("1", "cookie:a"), ScoringFiles.View("2", "cookie:b"));

        var (exit, result, message) = await Tool.Run(
            "simulate", "--model", files.Path("draft.json"), "--baseline", files.Path("model.json"), "--activities", files.Path("activities.ndjson"),
            "--people", files.Path("people.ndjson"), "--as-of", ScoringFiles.AsOf, "--json");

        Assert.Equal((ExitCode.Done, ""), (exit, message));
        Assert.Equal("""
            {"person":"cookie:a","lead":null,"from":{"total":20,"grade":"E","qualified":false},"to":{"total":25,"grade":"E","qualified":true}}
            {"summary":{"people":2,"moved":1,"qualifiedBefore":0,"qualifiedAfter":1,"grades":{"E":[2,2]}}}
            """, result.Trim());
    }

    [Theory]
    [InlineData("--as-of", "2026-11-21")]
    [InlineData("--as-of", "2026-11-21", "--against", "http://127.0.0.1:9")]
    public async Task Half_of_what_files_need_is_bad_usage(params string[] more)
    {
        var (exit, _, message) = await Tool.Run(["simulate", "--model", files.Path("model.json"), .. more]);

        Assert.Equal(ExitCode.BadUsage, exit);
        Assert.Contains("--baseline", message, StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();

    private Task<(int Exit, string Result, string Message)> Simulate(Receiver instance, params string[] more) =>
        Tool.Run(["simulate", "--model", files.Path("model.json"), "--against", instance.Url, "--operator-key", "k", .. more]);
}
