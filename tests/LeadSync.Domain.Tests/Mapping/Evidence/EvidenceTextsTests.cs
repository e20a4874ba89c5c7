using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Mapping;
using LeadSync.Domain.Mapping.Evidence;

namespace LeadSync.Domain.Tests.Mapping.Evidence;

public sealed class EvidenceTextsTests
{
    [Fact]
    public void Every_level_that_decisions_show_has_a_text_in_both_languages()
    {
        Prop.ForAll(BookGen.Cases, made =>
        {
            var decision = new AccountMatcher(AccountIndex.Build(made.Accounts), RememberedDecisions.Empty, MappingSettings.Default).Decide(made.Lead);
            return decision.Candidates.SelectMany(candidate => candidate.Evidence).All(evidence => EvidenceTexts.Keys.Contains($"{evidence.Kind}/{evidence.Level}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_261_123, 815));
    }

    [Fact]
    public void Every_kind_that_a_person_is_told_of_has_texts()
    {
        var told = EvidenceTexts.Keys.Select(key => key.Split('/')[0]).ToHashSet();

        Assert.Empty(EvidenceKinds.All.Select(kind => kind.Group).Append("decision").Except(told));
        Assert.Empty(told.Except(EvidenceKinds.All.Select(kind => kind.Group).Append("decision")));
    }

    [Theory]
    [InlineData("domain")]
    [InlineData("city")]
    [InlineData("country")]
    [InlineData("postalCode")]
    [InlineData("phone")]
    public void Every_level_of_a_kind_shown_as_it_is_has_a_text(string kind)
    {
        var levels = EvidenceKinds.All.Single(each => each.Name == kind).Levels.Select(level => level.StartsWith("same,", StringComparison.Ordinal) ? "same" : level);

        Assert.All(levels, level => Assert.Contains($"{kind}/{level}", EvidenceTexts.Keys));
    }

    [Fact]
    public void Texts_are_sentences_of_their_own_in_either_language()
    {
        var texts = EvidenceTexts.Keys.Select(key => key.Split('/')).Select(parts => EvidenceTable.Label(parts[0], parts[1])).ToList();

        Assert.All(texts, text => Assert.True(char.IsUpper(text.English[0]) && char.IsUpper(text.German[0]) && text.English != text.German));
        Assert.Equal(texts.Count, texts.Select(text => text.English).Distinct().Count());
        Assert.Equal(texts.Count, texts.Select(text => text.German).Distinct().Count());
    }

    [Fact]
    public void Label_of_what_no_table_knows_is_kind_and_level() => Assert.Equal(("size same", "size same"), EvidenceTable.Label("size", "same"));
}
