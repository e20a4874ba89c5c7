using System.Text.Json;
using LeadSync.Domain.Mapping;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.Tests.UpdateCrm;

public sealed class MappingStoryTests
{
    private static readonly CrmAccount Nordwerk = new()
    {
        Id = new Guid("5a3d1e00-0001-4c00-8000-000000000001"), Name = "Nordwerk GmbH", City = "Kiel", Country = "DE",
        EmailDomains = "nordwerk.example", SegmentId = Guid.NewGuid(),
    };

    private static readonly CrmAccount Other = new() { Id = Guid.NewGuid(), Name = "Nordwerk AG", IsCustomer = true };

    private static readonly AccountBook Book = AccountBook.Empty(MappingSettings.Default).WithAll([Nordwerk, Other]);

    [Fact]
    public void Story_names_the_candidates_with_what_speaks_for_them()
    {
        var story = JsonElement.Parse(Story().Write());

        Assert.Equal((1, "review", "domainAndName"), (story.GetProperty("v").GetInt32(), story.GetProperty("status").GetString(), story.GetProperty("method").GetString()));
        var best = story.GetProperty("candidates")[0];
        Assert.Equal("Nordwerk GmbH, Kiel, DE, nordwerk.example", string.Join(", ", new[] { "name", "city", "country", "domain" }.Select(text => best.GetProperty(text).GetString())));
        Assert.Equal((true, false, 0.83), (best.GetProperty("isTarget").GetBoolean(), best.GetProperty("isCustomer").GetBoolean(), best.GetProperty("probability").GetDouble()));
        var evidence = best.GetProperty("evidence")[0];
        Assert.Equal(("The name is the same", "Der Name ist gleich"), (evidence.GetProperty("en").GetString(), evidence.GetProperty("de").GetString()));
        Assert.Equal(("name", "same", 4.1, "formerly Werft"),
            (evidence.GetProperty("kind").GetString(), evidence.GetProperty("level").GetString(), evidence.GetProperty("logOdds").GetDouble(), evidence.GetProperty("detail").GetString()));
    }

    [Fact]
    public void Story_that_was_kept_says_the_same() => Assert.True(Story().SaysTheSameAs(MappingStory.Read(Story().Write())));

    [Theory]
    [InlineData(0.849, 4.3, true)]
    [InlineData(0.811, 3.9, true)]
    [InlineData(0.85, 4.1, false)]
    [InlineData(0.83, 4.4, false)]
    public void Probability_has_to_move_noticeably_to_make_another_story(double probability, double logOdds, bool same) =>
        Assert.Equal(same, Story(probability, logOdds).SaysTheSameAs(Story()));

    [Fact]
    public void Anything_else_makes_another_story()
    {
        var renamed = Book.With(new Dictionary<Guid, CrmAccount?> { [Nordwerk.Id] = Nordwerk with { Name = "Südwerk" } });

        Assert.False(Story().SaysTheSameAs(null));
        Assert.False(MappingStory.Of(Decision() with { Outcome = MappingOutcome.Auto }, Book).SaysTheSameAs(Story()));
        Assert.False(MappingStory.Of(Decision() with { Method = MappingMethod.Name }, Book).SaysTheSameAs(Story()));
        Assert.False(MappingStory.Of(Decision() with { Candidates = [Decision().Candidates[0]] }, Book).SaysTheSameAs(Story()));
        Assert.False(MappingStory.Of(Decision(), renamed).SaysTheSameAs(Story()));
        Assert.False(MappingStory.Of(Decision(level: "alike"), Book).SaysTheSameAs(Story()));
    }

    [Fact]
    public void Order_of_the_evidence_makes_no_other_story()
    {
        MappingEvidence[] evidence = [new("name", "same", 4), new("city", "same", 3.9)];
        var story = MappingStory.Of(With(evidence), Book);

        Assert.True(MappingStory.Of(With([.. evidence.Reverse()]), Book).SaysTheSameAs(story));
    }

    [Fact]
    public void Candidate_that_is_gone_is_left_out() =>
        Assert.Single(MappingStory.Of(Decision(), AccountBook.Empty(MappingSettings.Default).WithAll([Other])).Candidates);

    [Theory]
    [InlineData(null)]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("{\"v\":2,\"candidates\":[]}")]
    public void Story_of_another_version_is_none(string? json) => Assert.Null(MappingStory.Read(json));

    private static MappingStory Story(double probability = 0.83, double logOdds = 4.1) => MappingStory.Of(Decision(probability, logOdds), Book);

    private static MappingDecision Decision(double probability = 0.83, double logOdds = 4.1, string level = "same") => new(
        MappingOutcome.Review, MappingMethod.DomainAndName,
        [
            new(Nordwerk.Id.ToString(), probability, [new("name", level, logOdds, "formerly Werft")]),
            new(Other.Id.ToString(), 0.1, []),
        ]);

    private static MappingDecision With(IReadOnlyList<MappingEvidence> evidence) =>
        new(MappingOutcome.Auto, MappingMethod.Name, [new(Nordwerk.Id.ToString(), 0.99, evidence)]);
}
