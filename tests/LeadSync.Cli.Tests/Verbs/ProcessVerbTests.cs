namespace LeadSync.Cli.Tests.Verbs;

public sealed class ProcessVerbTests
{
    [Theory]
    [InlineData("--language", "fr")]
    [InlineData("--format", "pdf")]
    public async Task Unknown_language_and_format_are_bad_usage(string option, string value) =>
        Assert.Equal(ExitCode.BadUsage, (await Tool.Run("process", option, value)).Exit);

    [Fact]
    public async Task Instance_that_does_not_answer_is_said_once()
    {
        var (exit, result, message) = await Tool.Run("process", "--to", "http://127.0.0.1:9", "--token", "t");

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Contains("127.0.0.1:9 did not export the process: no answer", message, StringComparison.Ordinal);
    }
}
