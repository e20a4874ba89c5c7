using System.Diagnostics;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Tests.Scoring;

public sealed class GlobTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("**", "anything", true)]
    [InlineData("erp", "ERP", true)]
    [InlineData("erp", "erp ", false)]
    [InlineData("erp*", "ERP-cloud", true)]
    [InlineData("*/pricing*", "https://x.de/Pricing?a=1", true)]
    [InlineData("*/pricing*", "https://x.de/price", false)]
    [InlineData("*.pdf", "a.PDF", true)]
    [InlineData("*.pdf", "a.pdf.exe", false)]
    [InlineData("linked?n", "linkedin", true)]
    [InlineData("linked?n", "linkedn", false)]
    [InlineData("?", "", false)]
    [InlineData("a*b*c", "aXbbXcXc", true)]
    [InlineData("a*b*c", "aXbbXcXd", false)]
    [InlineData("*a?c*", "xxabaacyy", true)]
    [InlineData("ä*", "Ärger", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("[a]", "a", false)]
    public void Pattern_matches_the_whole_text(string pattern, string text, bool expected) =>
        Assert.Equal(expected, new Glob(pattern).IsMatch(text));

    [Fact]
    public void Pattern_agrees_with_the_regular_expression_it_stands_for()
    {
        var texts = Gen.Elements('a', 'B', '*', '?', '/').ListOf().Select(characters => new string([.. characters]));
        var pairs = texts.Zip(texts.Select(text => text.Replace('*', 'b').Replace('?', 'A')));

        Prop.ForAll(pairs.ToArbitrary(), pair => new Glob(pair.Item1).IsMatch(pair.Item2) == IsRegexMatch(pair.Item1, pair.Item2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Hostile_pattern_takes_no_exponential_time()
    {
        var glob = new Glob(string.Concat(Enumerable.Repeat("*a?", 30)) + "b");
        var text = new string('a', 5_000);
        var watch = Stopwatch.StartNew();

        Assert.False(glob.IsMatch(text));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static bool IsRegexMatch(string pattern, string text)
    {
        var expression = Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal);
        return Regex.IsMatch(text, $"\\A(?:{expression})\\z", Options);
    }
}
