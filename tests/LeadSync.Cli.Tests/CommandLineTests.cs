using System.Globalization;
using LeadSync.Tests.Shared;

namespace LeadSync.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("up")]
    [InlineData("send")]
    [InlineData("score")]
    [InlineData("match")]
    [InlineData("simulate")]
    [InlineData("erase")]
    [InlineData("unmerge")]
    [InlineData("solution")]
    [InlineData("doctor")]
    public async Task Help_lists_every_verb(string verb)
    {
        var (exit, result, _) = await Tool.Run("--help");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains($"\n  {verb}", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("send")]
    [InlineData("score")]
    [InlineData("match")]
    [InlineData("simulate")]
    [InlineData("erase")]
    [InlineData("unmerge")]
    [InlineData("match", "report")]
    [InlineData("solution", "pack")]
    [InlineData("solution", "check")]
    [InlineData("solution", "schema")]
    [InlineData("solution", "defaults")]
    [InlineData("process")]
    [InlineData("doctor")]
    public async Task Help_of_every_verb_has_an_example_to_copy(params string[] verb)
    {
        var (exit, result, _) = await Tool.Run([.. verb, "--help"]);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains($"  leadsync {string.Join(' ', verb)}", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("dance")]
    [InlineData("send", "--source", "mautic")]
    [InlineData("send", "--source", "fax", "README.md")]
    [InlineData("send", "--source", "mautic", "no-such-file.json")]
    [InlineData("up", "--port", "none")]
    [InlineData("up", "--port", "70000")]
    [InlineData("doctor", "--to", "not an address")]
    [InlineData("solution", "pack", "--colour")]
    [InlineData("erase")]
    [InlineData("erase", "ada@example.com", "--yes")]
    [InlineData("unmerge", "email:nobody", "--from", "http://127.0.0.1:9")]
    [InlineData("simulate", "--model", "no-such-file")]
    public async Task Bad_usage_exits_2_and_keeps_stdout_clean(params string[] arguments)
    {
        var (exit, result, message) = await Tool.Run(arguments);

        Assert.Equal((ExitCode.BadUsage, ""), (exit, result));
        Assert.Contains("--help", message, StringComparison.Ordinal);
    }

    public static TheoryData<string[]> WhatMakesAFolder { get; } = new()
    {
        new[] { "up", "--port", Loopback.FreePort().ToString(CultureInfo.InvariantCulture), "--data" },
        new[] { "solution", "pack", "--out" },
    };

    [Theory]
    [MemberData(nameof(WhatMakesAFolder))]
    public async Task Folder_that_cannot_be_made_is_refused_in_one_line(string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("taken"), "");

        var (exit, result, message) = await Tool.Run([.. arguments, folder.File("taken")]);

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.StartsWith("leadsync: ", Assert.Single(message.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("taken", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_what_to_do_where_nothing_answers()
    {
        var (exit, result, _) = await Tool.Run("doctor", "--to", "http://127.0.0.1:9");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("leadsync up", result, StringComparison.Ordinal);
    }
}
