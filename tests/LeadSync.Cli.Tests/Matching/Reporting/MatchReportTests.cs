using LeadSync.Cli.Matching.Reporting;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Tests.Matching.Reporting;

public sealed class MatchReportTests
{
    private static readonly Judged[] Some =
    [
        Cases.Of("c1", "A", "near", Cases.Decision(null, ("A", 0.97))),
        Cases.Of("c2", "A", "near", Cases.Decision(null, ("B", 0.6), ("A", 0.3))),
        Cases.Of("c3", "A", "rename", Cases.Decision(null)),
        Cases.Of("c4", "NONE", "none_homonym", Cases.Decision(null, ("A", 0.99))),
        Cases.Of("c5", "A", "near", Cases.Decision(null, ("A", 0.4))),
    ];

    [Fact]
    public void Renames_and_homonyms_are_told_apart_from_the_headline()
    {
        var report = MatchReport.Of(Some, MappingSettings.Default, withoutCity: true);

        Assert.Equal(
            [("headline: without rename and homonym", 3), ("without rename", 4), ("all", 5), ("near", 3), ("none_homonym", 1), ("rename", 1)],
            report.Groups.Select(group => (group.Name, group.Cases)));
        Assert.Equal(new Tally(Positives: 3, Given: 2, Right: 1), report.Headline.Given);
        Assert.Equal(new Tally(Positives: 3, Given: 1, Right: 1), report.Headline.Automatic);
        Assert.Equal(new Share(3, 3), report.Headline.Found);
        Assert.Equal(new Share(2, 3), report.Headline.Served);
    }

    [Fact]
    public void Evidence_is_counted_by_what_became_of_the_lead()
    {
        var report = MatchReport.Of(Some, MappingSettings.Default, withoutCity: true);

        Assert.Equal(
            [new("city missing", 1, 2, 1), new("name near", 0, 1, 1), new("name same", 1, 1, 0), new("no candidate", 0, 0, 1)],
            report.Levels);
        Assert.Equal(
            [new("city missing, name near", 0, 1, 1), new("city missing, name same", 1, 1, 0), new("no candidate", 0, 0, 1)],
            report.Combinations);
    }

    [Fact]
    public void Wrong_automatic_decisions_are_named_by_case() => Assert.Equal(["c4"], MatchReport.Of(Some, MappingSettings.Default, withoutCity: true).WrongAutomatic);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Order_of_the_cases_changes_nothing(bool json)
    {
        Action<TextWriter, MatchReport> write = json ? ReportJson.Write : ReportText.Write;
        using var forward = new StringWriter();
        using var backward = new StringWriter();
        write(forward, MatchReport.Of(Some, MappingSettings.Default, withoutCity: true));
        write(backward, MatchReport.Of(Some.Reverse(), MappingSettings.Default, withoutCity: true));

        Assert.Equal(forward.ToString(), backward.ToString());
    }
}
