using System.Text;

namespace LeadSync.Cli.Tests.Verbs;

/// <summary>`erase` and `unmerge`: one call each, and nothing personal but in its body.</summary>
public sealed class OperatorVerbTests
{
    private const string Key = "email:ada@example.com";

    [Fact]
    public async Task Erase_posts_the_normalised_key_with_the_operator_key_and_prints_the_erasure()
    {
        await using var instance = await Receiver.Start(202, """{"erasure":"e1"}""");

        var (exit, result, _) = await Tool.Run("erase", "Email: ADA@example.com", "--yes", "--from", instance.Url, "--operator-key", "k");

        var post = Assert.Single(instance.Posts);
        Assert.Equal((ExitCode.Done, """{"erasure":"e1"}"""), (exit, result.Trim()));
        Assert.Equal(("/api/operations/erase", "k"), (post.Path, post.Headers["x-leadsync-operator"]));
        Assert.Equal("""{"key":"email:ada@example.com"}""", Encoding.UTF8.GetString(post.Body));
    }

    [Theory]
    [InlineData("--lift", "lift")]
    [InlineData("--even-if-unknown", "evenIfUnknown")]
    public async Task Erase_passes_on_what_is_wished(string option, string field)
    {
        await using var instance = await Receiver.Start(202, "{}");

        await Tool.Run("erase", Key, "--yes", option, "--from", instance.Url, "--operator-key", "k");

        Assert.Contains($"\"{field}\":true", Encoding.UTF8.GetString(Assert.Single(instance.Posts).Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", 1)]
    [InlineData("y", 0)]
    [InlineData("", 0)]
    public async Task Erase_asks_at_a_terminal_and_takes_yes_alone(string typed, int calls)
    {
        await using var instance = await Receiver.Start(202, "{}");

        var (exit, _, message) = await Tool.Typing(typed, "erase", Key, "--from", instance.Url, "--operator-key", "k");

        Assert.Equal(calls, instance.Posts.Count);
        Assert.Equal(calls == 1 ? ExitCode.Done : ExitCode.Refused, exit);
        Assert.Contains("can't be undone", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_does_nothing_where_nobody_can_be_asked_and_yes_is_missing()
    {
        await using var instance = await Receiver.Start();

        var (exit, result, message) = await Tool.Run("erase", Key, "--from", instance.Url, "--operator-key", "k");

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Contains("--yes", message, StringComparison.Ordinal);
        Assert.Empty(instance.Posts);
    }

    [Fact]
    public async Task Erase_names_its_own_flag_where_nobody_has_the_key()
    {
        await using var instance = await Receiver.Start(404, """{"title":"Not Found","detail":"Nobody has this key. With evenIfUnknown its activities are refused from now on."}""");

        var (_, _, message) = await Tool.Run("erase", Key, "--yes", "--from", instance.Url, "--operator-key", "k");

        Assert.Contains("With --even-if-unknown its", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("erase", "--yes")]
    [InlineData("unmerge")]
    public async Task Dash_takes_the_key_from_stdin(string verb, params string[] more)
    {
        await using var instance = await Receiver.Start(200, "{}");

        var (exit, _, _) = await Tool.Typing($"{Key}\n", [verb, "-", .. more, "--from", instance.Url, "--operator-key", "k"]);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal($$"""{"key":"{{Key}}"}""", Encoding.UTF8.GetString(Assert.Single(instance.Posts).Body));
    }

    [Fact]
    public async Task Unmerge_prints_the_people_it_made()
    {
        await using var instance = await Receiver.Start(200, """{"persons":["p1","p2"]}""");

        var (exit, result, _) = await Tool.Run("unmerge", Key, "--from", instance.Url, "--operator-key", "k");

        Assert.Equal((ExitCode.Done, """{"persons":["p1","p2"]}"""), (exit, result.Trim()));
        Assert.Equal("/api/operations/unmerge", Assert.Single(instance.Posts).Path);
    }

    [Theory]
    [InlineData(401, "", "--operator-key")]
    [InlineData(404, """{"title":"Unknown","detail":"Nobody has this key."}""", "Nobody has this key.")]
    [InlineData(502, "<html>", "HTTP 502")]
    public async Task Refusal_exits_1_and_says_why_without_the_key(int status, string answer, string words)
    {
        await using var instance = await Receiver.Start(status, answer);

        var (exit, result, message) = await Tool.Run("unmerge", Key, "--from", instance.Url, "--operator-key", "k");

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--operator-key", "k")]
    [InlineData()]
    public async Task Where_nothing_answers_or_no_key_is_known_the_next_step_is_named(params string[] more)
    {
        var (exit, _, message) = await Tool.Run(["unmerge", Key, "--from", "http://127.0.0.1:9", .. more]);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(more.Length > 0 ? "leadsync doctor" : "--operator-key", message, StringComparison.Ordinal);
    }
}
