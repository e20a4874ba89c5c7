using LeadSync.Plugins.Localisation;
using LeadSync.Plugins.Stages;
using LeadSync.Schema;

namespace LeadSync.Plugins.Tests.Stages;

public sealed class StageTextsTests
{
    [Theory]
    [InlineData(StageDecision.ScoreTooLow, 60, 40, "To move this lead to \"Qualified Lead\", its score must be at least 60; it is 40.", "Für den Wechsel nach „Qualifizierter Lead“ muss der Score mindestens 60 sein; er ist 40.")]
    [InlineData(StageDecision.ScoreTooLow, 60, null, "To move this lead to \"Qualified Lead\", its score must be at least 60; it has none yet.", "Für den Wechsel nach „Qualifizierter Lead“ muss der Score mindestens 60 sein; noch gibt es keinen.")]
    [InlineData(StageDecision.GradeTooLow, Grade.C, Grade.D, "To move this lead to \"Qualified Lead\", its grade must be C or better; it is D.", "Für den Wechsel nach „Qualifizierter Lead“ ist die Klasse C oder besser nötig; sie ist D.")]
    [InlineData(StageDecision.GradeTooLow, Grade.A, null, "To move this lead to \"Qualified Lead\", its grade must be A; it has none yet.", "Für den Wechsel nach „Qualifizierter Lead“ ist die Klasse A nötig; noch gibt es keine.")]
    [InlineData(StageDecision.NothingToRecycle, 0, null, "This lead is in the stage \"Qualified Lead\" already; somebody else may just have moved it. Refresh the page to see by whom and why.", "Dieser Lead ist bereits in der Phase „Qualifizierter Lead“; vielleicht war jemand schneller. Aktualisieren Sie die Seite, um zu sehen, wer und warum.")]
    [InlineData(StageDecision.OverrideReasonMissing, 0, null, "This lead was recycled and cools down until 1 Dec 2026, 09:30 UTC. To move it to \"Qualified Lead\" all the same, fill in \"Reason to end the cool-down\" and save it together with the stage.", "Dieser Lead wurde zurückgegeben und ruht bis 01.12.2026, 09:30 UTC. Um dennoch nach „Qualifizierter Lead“ zu wechseln, füllen Sie „Grund, die Ruhezeit zu beenden“ aus und speichern Sie ihn zusammen mit der Phase.")]
    [InlineData(StageDecision.CoolingDown, 0, null, "This lead was recycled and cools down until 1 Dec 2026, 09:30 UTC. Before that only these security roles may move it to \"Qualified Lead\", and only with a reason: System Administrator.", "Dieser Lead wurde zurückgegeben und ruht bis 01.12.2026, 09:30 UTC. Vorher dürfen nur diese Sicherheitsrollen, und nur mit Begründung, nach „Qualifizierter Lead“ wechseln: System Administrator.")]
    public void Refusals_say_what_is_wrong_and_what_to_do(object decision, int minimum, int? present, string english, string german)
    {
        var verdict = new StageVerdict((StageDecision)decision, LeadStage.Lead, LeadStage.QualifiedLead)
        {
            Minimum = minimum, Present = present, Until = new DateTime(2026, 12, 1, 9, 30, 0, DateTimeKind.Utc),
        };
        Assert.Equal(english, Say(verdict, UserLanguage.English));
        Assert.Equal(german, Say(verdict, UserLanguage.German));
    }

    [Fact]
    public void Every_refusal_has_words_of_its_own_in_both_languages_for_every_table()
    {
        foreach (var table in new[] { StagedTable.Lead, StagedTable.Account, StagedTable.Opportunity })
            foreach (var language in new[] { UserLanguage.English, UserLanguage.German })
            {
                var texts = Enum.GetValues<StageDecision>().Where(decision => new StageVerdict(decision, 1, 2).IsRefusal)
                    .Select(decision => StageTexts.Of(new StageVerdict(decision, 1, 2) { Names = ["x"] }, table, StageNames.BuiltIn(table, language), language)).ToList();
                Assert.Equal(texts.Count, texts.Distinct().Count());
                Assert.All(texts, text => Assert.EndsWith(".", text, StringComparison.Ordinal));
            }
    }

    private static string Say(StageVerdict verdict, int language) =>
        StageTexts.Of(verdict, StagedTable.Lead, StageNames.BuiltIn(StagedTable.Lead, language), language);
}
