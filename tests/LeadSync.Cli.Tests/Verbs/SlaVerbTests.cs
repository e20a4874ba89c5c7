using LeadSync.Tests.Shared;

namespace LeadSync.Cli.Tests.Verbs;

public sealed class SlaVerbTests : IDisposable
{
    private const string Office =
        """{"timeZone":"Europe/Berlin","week":{"mon":[["09:00","18:00"]],"tue":[["09:00","18:00"]],"fri":[["09:00","18:00"]]},"holidays":["2026-11-24"]}""";

    private readonly TemporaryFolder folder = new();

    public SlaVerbTests() => Write("office.json", Office);

    [Fact]
    public async Task Due_is_said_in_utc_line_by_line()
    {
        var (exit, result, message) = await Sla(
            "due", "id,start,minutes", "a,2026-11-21T14:00:00Z,240", "b,2026-11-21T15:00:00+01:00,0", "c,2026-11-23T17:00,61", "\"d,1\",2026-11-23T17:59:59.5,1");

        Assert.Equal((ExitCode.Done, ""), (exit, message));
        Assert.Equal("id,due\na,2026-11-23T12:00:00Z\nb,2026-11-23T08:00:00Z\nc,2026-11-27T08:01:00Z\n\"d,1\",2026-11-27T08:00:59.5Z\n", result);
    }

    [Fact]
    public async Task Elapsed_is_said_in_minutes_with_a_fraction_where_there_is_one()
    {
        var (exit, result, _) = await Sla(
            "elapsed", "end,id,start", "2026-11-27T09:00,a,2026-11-20T17:00", "2026-11-23T09:00:30,b,2026-11-20T18:00", "2026-11-20T10:00Z,c,2026-11-20T12:00Z");

        Assert.Equal((ExitCode.Done, "id,minutes\na,600\nb,0.5\nc,0\n"), (exit, result));
    }

    [Theory]
    [InlineData("x,,10", "start: is missing; it takes a time such as")]
    [InlineData("x,21.11.2026 15:00,10", "start: '21.11.2026 15:00' is not a time such as")]
    [InlineData("x,2026-02-30T15:00,10", "start: '2026-02-30T15:00' is not a time such as")]
    [InlineData("x,1899-12-31T15:00Z,10", "start: '1899-12-31T15:00Z' is before the year 1900 or after 2499")]
    [InlineData("x,2026-11-21T15:00,", "minutes: is missing")]
    [InlineData("x,2026-11-21T15:00,-1", "minutes: '-1' is no whole number from 0")]
    [InlineData("x,2026-11-21T15:00,1.5", "minutes: '1.5' is no whole number from 0")]
    [InlineData("x,2026-11-21T15:00,99999999999", "minutes: 99999999999 of them end after the year 2499")]
    [InlineData(",2026-11-21T15:00,1", "id: is missing")]
    public async Task Line_that_cannot_be_reckoned_is_named_and_the_others_are_done(string line, string said)
    {
        var (exit, result, message) = await Sla("due", "id,start,minutes", line, "a,2026-11-23T10:00:00Z,1");

        Assert.Equal((ExitCode.Refused, "id,due\na,2026-11-23T10:01:00Z\n"), (exit, result));
        Assert.Contains($"cases line 2: {said}", message, StringComparison.Ordinal);
        Assert.Contains("1 lines were left out", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_column_is_refused_naming_those_that_were_seen()
    {
        var (exit, result, message) = await Sla("elapsed", "id,start,minutes", "a,2026-11-23T10:00:00Z,1");

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Contains("cases line 1: has no column 'end'; it has: id, start, minutes.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_that_cannot_be_used_is_refused_with_all_its_errors()
    {
        Write("office.json", """{"week":{"mon":[["9","17"]]}}""");

        var (exit, result, message) = await Sla("due", "id,start,minutes", "a,2026-11-23T10:00:00Z,1");

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Contains("office.json: timeZone: must be the name of a time zone", message, StringComparison.Ordinal);
        Assert.Contains("office.json: week.mon[0]: must be two different times", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dash_reads_stdin_and_output_names_a_file()
    {
        var output = folder.File("due.csv");

        var (exit, result, _) = await Tool.Typing("id,start,minutes\na,2026-11-23T10:00:00Z,1\n", "sla", "due", "--calendar", folder.File("office.json"), "-", "--output", output);

        Assert.Equal((ExitCode.Done, ""), (exit, result));
        Assert.Equal("id,due\na,2026-11-23T10:01:00Z\n", await File.ReadAllTextAsync(output));
    }

    [Theory]
    [InlineData("sla", "due", "--calendar", "nowhere.json", "-")]
    [InlineData("sla", "due", "nowhere.csv")]
    [InlineData("sla")]
    public async Task Bad_usage_is_told_apart(params string[] arguments) => Assert.Equal(ExitCode.BadUsage, (await Tool.Run(arguments)).Exit);

    public void Dispose() => folder.Dispose();

    private Task<(int Exit, string Result, string Message)> Sla(string verb, params string[] lines)
    {
        Write("cases.csv", lines);
        return Tool.Run("sla", verb, "--calendar", folder.File("office.json"), folder.File("cases.csv"));
    }

    private void Write(string name, params string[] lines) => File.WriteAllText(folder.File(name), string.Join('\n', lines));
}
