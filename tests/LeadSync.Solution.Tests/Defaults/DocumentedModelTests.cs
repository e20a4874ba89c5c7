using System.Text.RegularExpressions;
using LeadSync.Domain.Accounts;
using LeadSync.Domain.Scoring;
using LeadSync.Tests.Shared;

namespace LeadSync.Solution.Tests.Defaults;

/// <summary>Every example that the documents give to marketers and admins is one that LeadSync takes.</summary>
public sealed partial class DocumentedModelTests
{
    private static readonly ModelIdentity Row = new("documented", 1);

    public static TheoryData<string, string> Models() => new(Examples("models.md"));

    [Theory]
    [MemberData(nameof(Models))]
    public void Example_of_the_guide_to_models_loads(string part, string example)
    {
        var definition = part switch
        {
            "interest" or "fit" => $$"""{"timeZone":"UTC","{{part}}":[{{example}}]}""",
            _ when example.Contains("timeZone", StringComparison.Ordinal) => example,
            _ => $$"""{"timeZone":"UTC",{{example.Trim()[1..]}}""",
        };
        Assert.Empty(ScoringModelJson.Load(definition, Row).Errors);
    }

    [Fact]
    public void Guide_to_models_shows_every_construct()
    {
        var shown = string.Concat(Examples("models.md").Select(example => example.Item2));
        Assert.All(
            new[] { "halfLifeDays", "label", "where", "properties.", "machine", "cap", "once", "distinct", "streak", "graceDays", "scanner", "ranges", "\"*\"", "profile", "grades", "qualify", "account", "coverage" },
            construct => Assert.Contains(construct, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Example_of_segment_criteria_loads() =>
        Assert.Empty(SegmentCriteriaJson.Load(Assert.Single(Examples("admins.md")).Item2).Errors);

    private static IEnumerable<(string, string)> Examples(string page) =>
        Fence().Matches(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "infra", "docs", page)))
            .Select(match => (match.Groups["part"].Value, match.Groups["text"].Value));

    [GeneratedRegex(@"```json (?<part>\w+)\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
