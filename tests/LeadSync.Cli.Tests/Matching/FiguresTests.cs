using LeadSync.Tests.Shared;

namespace LeadSync.Cli.Tests.Matching;

/// <summary>The figures that the repository keeps are those of the code and the table that are shipped.</summary>
public sealed class FiguresTests
{
    private static readonly string[] Books = ["de", "intl", "nl", "us"];

    [Fact]
    public Task Figures_without_city_are_those_of_today() => AreOfToday("without-city.txt", [.. OfAllBooks(), "--without-city"]);

    [Fact]
    public Task Figures_with_city_are_those_of_today() => AreOfToday("with-city.txt", OfAllBooks());

    [Fact]
    public Task Figures_of_domains_are_those_of_today() =>
        AreOfToday("domains.txt", ["--accounts", Data("accounts_intl.csv"), "--cases", Data("cases_domain_dev.csv")]);

    [Fact]
    public async Task Weights_are_those_that_the_documented_command_learns()
    {
        var (exit, learnt, _) = await Tool.Run(
            ["match", "learn", .. OfAllBooks(), "--leave-out", "rename", "--needs-city", "none_homonym", "--table-version", "2026-11"]);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(Kept("Evidence/evidence.json"), learnt);
    }

    private static async Task AreOfToday(string file, string[] arguments)
    {
        var (exit, report, _) = await Tool.Run(["match", "report", .. arguments]);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(Kept($"figures/{file}"), report);
    }

    private static string[] OfAllBooks() => [.. Books.SelectMany(book => new[] { "--accounts", $"{book}={Data($"accounts_{book}.csv")}" }), "--cases", Data("cases_dev.csv")];

    private static string Data(string file) => SharedData.Need($"matching/{file}");

    private static string Kept(string file) => File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "functions/LeadSync.Domain/Mapping", file));
}
