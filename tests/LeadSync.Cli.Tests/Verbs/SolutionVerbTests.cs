namespace LeadSync.Cli.Tests.Verbs;

public sealed class SolutionVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("leadsync-");

    [Fact]
    public async Task Pack_prints_what_it_wrote_and_writes_the_same_bytes_twice()
    {
        var (exit, result, _) = await Tool.Run("solution", "pack", "--out", folder.FullName, "--unmanaged");
        var first = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "LeadSync_managed.zip"));
        await Tool.Run("solution", "pack", "--out", folder.FullName);

        Assert.Equal(ExitCode.Done, exit);
        Assert.All(result.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), path => Assert.True(File.Exists(path)));
        Assert.Equal(first, await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "LeadSync_managed.zip")));
    }

    [Fact]
    public async Task Check_refuses_what_is_no_solution()
    {
        var file = Path.Combine(folder.FullName, "a.zip");
        await File.WriteAllTextAsync(file, "not a zip");

        var (exit, result, message) = await Tool.Run("solution", "check", file);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.StartsWith("a.zip: LSC000: ", result, StringComparison.Ordinal);
        Assert.EndsWith("1 finding.", message.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defaults_say_once_that_nobody_answers()
    {
        var (exit, result, message) = await Tool.Run("solution", "defaults", "--to", "http://127.0.0.1:9", "--token", "t");

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Single(message.Split("no answer").Skip(1));
    }

    [Fact]
    public async Task Check_with_schemas_reads_them()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "CustomizationsSolution.xsd"), """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="SomethingElse" /></xs:schema>
            """);

        var (exit, result, _) = await Tool.Run("solution", "check", "--xsd", folder.FullName);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("LSC026", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_is_up_to_date()
    {
        var (exit, _, message) = await Tool.Run("solution", "schema", "--check");

        Assert.True(exit == ExitCode.Done, message);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
