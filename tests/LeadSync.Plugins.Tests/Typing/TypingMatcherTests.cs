using FsCheck;
using FsCheck.Fluent;
using LeadSync.Plugins.Typing;
using LeadSync.Schema;

namespace LeadSync.Plugins.Tests.Typing;

public sealed class TypingMatcherTests
{
    private const int Found = 7;
    private static readonly string[] Words = ["IT", "Leiter", "head of", "Geschäftsführer", "it leiter", "Einkauf", "digital", "É-cole"];

    [Theory]
    [InlineData("IT", "Head of IT", true)]
    [InlineData("IT", "it-leiter", true)]
    [InlineData("IT", "Digital", false)]
    [InlineData("IT", "Recruiting & Co.", false)]
    [InlineData("IT", "I.T.", false)]
    [InlineData("head of", "of course: the Head", true)]
    [InlineData("head of", "Headquarter of", false)]
    [InlineData("Leiter", "Abteilungsleiter", false)]
    [InlineData("Geschäftsführer", "GESCHÄFTSFÜHRER (Mitglied)", true)]
    [InlineData("Geschäftsführer", "Geschaeftsfuehrer", true)]
    [InlineData("Geschäftsführer", "Geschaftsfuhrer", true)]
    [InlineData("Geschaeftsfuehrer", "Geschäftsführer", true)]
    [InlineData("Großhandel", "GROSSHANDEL", true)]
    [InlineData("Gérant", "gerant", true)]
    [InlineData("Ge\u0301rant", "Gérant", true)]
    [InlineData("C++", "C developer", true)]
    [InlineData("…", "…", false)]
    [InlineData("", "anything", false)]
    public void Words_are_found_whole_in_any_order(string rule, string text, bool expected) =>
        Assert.Equal(expected ? Found : null, TypingMatcher.OfText(text, [Rule(rule, TextMatch.HasTheWords)]));

    [Theory]
    [InlineData(TextMatch.Is, "IT-Leiter", "it leiter", true)]
    [InlineData(TextMatch.Is, "IT", "IT Leiter", false)]
    [InlineData(TextMatch.Is, "Leiter IT", "IT Leiter", false)]
    [InlineData(TextMatch.BeginsWith, "Einkauf", "Einkaufsleiter", true)]
    [InlineData(TextMatch.BeginsWith, "Einkauf", "Leiter Einkauf", false)]
    [InlineData(TextMatch.BeginsWith, "Leiter Einkauf", "Leiter: Einkauf Süd", true)]
    [InlineData(TextMatch.BeginsWith, "", "Leiter", false)]
    public void Whole_text_and_beginning_are_compared_word_by_word(int match, string rule, string text, bool expected) =>
        Assert.Equal(expected ? Found : null, TypingMatcher.OfText(text, [Rule(rule, match)]));

    [Theory]
    [InlineData(0, null)]
    [InlineData(9, 1)]
    [InlineData(10, 10)]
    [InlineData(249, 10)]
    [InlineData(1_000_000, 1000)]
    public void Company_size_is_that_of_the_largest_minimum_reached(int employees, int? expected) =>
        Assert.Equal(expected, TypingMatcher.OfNumber(employees, new[] { 10, 1, 1000 }.Select(minimum => new TypingCase(0, minimum) { Minimum = minimum, Priority = -minimum })));

    [Fact]
    public void Rule_without_a_minimum_says_nothing_of_a_number() => Assert.Null(TypingMatcher.OfNumber(50, [Rule("50", TextMatch.Is)]));

    [Fact]
    public void Order_of_the_rules_changes_nothing_and_the_smallest_priority_wins() => Check(Cases, rules =>
    {
        const string Text = "Geschaeftsfuehrer und Leiter IT, Head of Digital Einkauf";
        var matching = rules.Where(rule => TypingMatcher.OfText(Text, [rule]) is not null).ToList();
        var expected = matching.Count == 0 ? (int?)null
            : matching.Where(rule => rule.Priority == matching.Min(one => one.Priority)).Min(rule => rule.Value);
        return TypingMatcher.OfText(Text, rules) == expected && TypingMatcher.OfText(Text, rules.Reverse()) == expected;
    });

    [Fact]
    public void Word_glued_to_other_letters_is_not_found() => Check(
        from word in Gen.Elements("IT", "Leiter", "Vorstand")
        from before in Gen.Elements("a", "Z", "ä", "4", "ß")
        from after in Gen.Elements("", "b", "É", "0")
        select (Word: word, Text: $"Team {before}{word}{after} Nord"), one =>
        TypingMatcher.OfText(one.Text, [Rule(one.Word, TextMatch.HasTheWords)]) is null
        && TypingMatcher.OfText(one.Text.Replace(one.Word, $"-{one.Word}/", StringComparison.Ordinal), [Rule(one.Word, TextMatch.HasTheWords)]) == Found);

    private static Gen<TypingCase[]> Cases =>
        (from word in Gen.Elements(Words)
         from match in Gen.Elements(TextMatch.Is, TextMatch.BeginsWith, TextMatch.HasTheWords)
         from value in Gen.Choose(1, 5)
         from priority in Gen.Choose(1, 4)
         select new TypingCase(0, value) { Text = word, Match = match, Priority = priority }).ArrayOf();

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) =>
        Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static TypingCase Rule(string text, int match) => new(0, Found) { Text = text, Match = match };
}
