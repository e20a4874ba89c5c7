using LeadSync.Domain.Mapping;
using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Tests.Mapping.Names;

/// <summary>What nobody typed in good faith: no exception, bounded work, a sensible decision.</summary>
public sealed class HostileNameTests
{
    private static readonly AccountIndex Accounts = AccountIndex.Build(
    [
        new AccountIdentity { Id = "nordwerk", Name = "Nordwerk Anlagenbau GmbH", City = "Kiel", Country = "DE" },
        new AccountIdentity { Id = "sudwerk", Name = "Südwerk Maschinenbau AG", City = "Passau", Country = "DE" },
    ]);

    /// <summary>The texts, each with what it is.</summary>
    public static TheoryData<string, string> Nameless => new()
    {
        { "empty", "" },
        { "white space", " \t\r\n\u00A0\u2003" },
        { "only a legal form", "GmbH & Co. KG" },
        { "punctuation", "-./,;:!?()[]{}<>|\\\"'`’" },
        { "emoji", "🏭🏗️👩‍🏭" },
        { "lone high surrogate", "\uD83C" },
        { "lone low surrogates", "\uDFED\uDFED" },
        { "zero-width", "\u200B\u200C\u200D\u2060\uFEFF" },
        { "marks on nothing", "\u0301\u0308\u0327" },
        { "replacement characters", "\uFFFD\uFFFD" },
        { "line breaks", "\n\r\n\u2028\u2029" },
        { "nothing there", "\0\0\0" },
    };

    public static TheoryData<string, string> Strange => new()
    {
        { "10,000 letters", new string('x', 10_000) },
        { "10,000 letters that fold to four each", new string('щ', 10_000) },
        { "10,000 words", string.Concat(Enumerable.Repeat("nordwerk ", 10_000)) },
        { "a thousand one-letter words", string.Concat(Enumerable.Repeat("n ", 1_000)) },
        { "a thousand e", string.Concat(Enumerable.Repeat("e ", 1_000)) },
        { "a thousand legal forms behind a word", "Ostwerk" + string.Concat(Enumerable.Repeat(" GmbH", 1_000)) },
        { "a thousand former names", string.Concat(Enumerable.Repeat("Ostwerk vormals ", 1_000)) },
        { "right to left", "\u202Eשלום עולם בע\"מ\u202C" },
        { "Arabic", "شركة الشمال المحدودة" },
        { "Chinese", "北方工程有限公司" },
        { "SQL", "'; DROP TABLE account; --" },
        { "markup", "<script>alert(1)</script>" },
        { "format", "{0} %s ${jndi:ldap://x}" },
        { "surrogate cut by the longest text", new string('x', 399) + "🏭" },
        { "a letter under a thousand marks", "n" + new string('\u0301', 1_000) },
    };

    [Theory]
    [MemberData(nameof(Nameless))]
    public void Text_without_a_name_finds_nothing(string what, string text)
    {
        Assert.NotEmpty(what);
        Assert.Empty(CompanyName.Read(text));
        Assert.Equal(MappingDecision.Nothing, Decide(text));
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public void Strange_text_is_read_in_bounded_work_and_maps_nobody(string what, string text)
    {
        var names = CompanyName.Read(text);

        Assert.NotEmpty(what);
        Assert.True(names.Sum(name => name.Words.Count) <= NameWords.Most);
        Assert.All(names.SelectMany(name => name.Words), word => Assert.InRange(word.Length, 1, 40));
        Assert.True(CompanyText.Normalize(text).Length <= 400);
        Assert.NotEqual(MappingOutcome.Auto, Decide(text).Outcome);
    }

    [Theory]
    [InlineData("Nordwerk Anlagenbau GmbH\r\n")]
    [InlineData("\u202ANordwerk Anlagenbau GmbH\u202C")]
    [InlineData("Nord\u200Bwerk Anlagen\u00ADbau GmbH 🏭")]
    [InlineData("Nordwerk\nAnlagenbau\nGmbH")]
    [InlineData("\uD83CNordwerk Anlagenbau GmbH\uDFED")]
    [InlineData("N\u0301ordwerk Anlagenbau GmbH")]
    public void Name_is_found_through_what_nobody_sees(string text) => Assert.Equal("nordwerk", Decide(text).Account);

    private static MappingDecision Decide(string company) =>
        new AccountMatcher(Accounts, RememberedDecisions.Empty, MappingSettings.Default).Decide(new LeadIdentity { Company = company, City = "Kiel", Country = "DE" });
}
