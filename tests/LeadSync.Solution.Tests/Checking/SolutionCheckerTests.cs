using LeadSync.Tests.Shared;

namespace LeadSync.Solution.Tests.Checking;

public sealed class SolutionCheckerTests
{
    private const string SchemaRule = "LSC026";

    /// <summary>The schemas are not part of the project: the one rule that needs them is tested where they are.</summary>
    private static CheckOptions Options(bool withSchemas) => new(withSchemas ? SharedData.Need("xsd") : null);

    public static TheoryData<PlantedError> Planted() => new(PlantedErrors.All);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Own_source_has_no_findings(bool withSchemas) =>
        Assert.Empty(SolutionChecker.Check(Source.Open(), Options(withSchemas)));

    [Theory]
    [MemberData(nameof(Planted), DisableDiscoveryEnumeration = true)]
    public void Planted_error_is_found_with_its_rule_and_file(PlantedError error)
    {
        using var source = new PlantedSource();
        var file = source.Replace(error.Path, error.Text, error.Replacement);
        var findings = SolutionChecker.Check(source.Open(), Options(error.Rule == SchemaRule));
        Assert.True(
            findings.Any(finding => finding.Rule == error.Rule && finding.File.StartsWith(error.FoundIn ?? file, StringComparison.Ordinal)),
            $"No finding of {error.Rule} in {error.FoundIn ?? file}:\n{string.Join('\n', findings)}");
    }

    [Fact]
    public void Every_rule_has_a_planted_error()
    {
        var planted = PlantedErrors.All.Select(error => error.Rule).ToHashSet();
        Assert.Equal(SolutionChecker.Rules.Select(rule => rule.Id).Concat(["LSC000", "LSC001"]).Order(), planted.Append(CustomApiRuleTests.Rule).Order());
    }

    [Fact]
    public void Every_rule_class_is_in_the_rule_book()
    {
        var classes = typeof(SolutionChecker).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LeadSync.Solution.Checking.Rule))).Select(type => type.Name);
        Assert.Equal(classes.Order(), SolutionChecker.Rules.Select(rule => rule.GetType().Name).Order());
    }

    [Fact]
    public void Rule_page_has_a_line_for_every_rule()
    {
        var page = File.ReadAllLines(Path.Combine(SharedData.RepositoryRoot, "solution", "LeadSync.Solution", "Checking", "README.md"));
        Assert.All(PlantedErrors.All.Select(error => error.Rule).Append("LSC100").Distinct(),
            rule => Assert.Single(page, line => line.StartsWith($"| {rule} |", StringComparison.Ordinal)));
    }

    [Fact]
    public void File_that_nothing_packs_is_found()
    {
        using var source = new PlantedSource();
        source.Add("WebResources/notes.txt", "remember");
        var finding = Assert.Single(SolutionChecker.Check(source.Open()));
        Assert.Equal(("LSC001", "WebResources/notes.txt"), (finding.Rule, finding.File));
    }

    [Fact]
    public void Web_resource_without_its_file_is_found()
    {
        using var source = new PlantedSource();
        source.Remove("WebResources/ls_/panel/score.css");
        Assert.Contains(SolutionChecker.Check(source.Open()), finding => finding.Rule == "LSC001" && finding.File.EndsWith("score.css", StringComparison.Ordinal));
    }

    [Fact]
    public void Finding_points_at_the_line()
    {
        using var source = new PlantedSource();
        var file = source.Replace("OptionSets/ls_grade.xml", "value=\"844060000\"", "value=\"7\"");
        var finding = Assert.Single(SolutionChecker.Check(source.Open()));
        var line = File.ReadLines(Path.Combine(Source.Folder, file)).TakeWhile(text => !text.Contains("844060000", StringComparison.Ordinal)).Count() + 1;
        Assert.Equal(("LSC017", file, line), (finding.Rule, finding.File, finding.Line));
    }
}
