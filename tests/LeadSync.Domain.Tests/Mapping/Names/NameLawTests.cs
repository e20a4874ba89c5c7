using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Mapping;
using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Tests.Mapping.Names;

public sealed class NameLawTests
{
    [Fact]
    public void Normalized_text_is_its_own_normal_form() =>
        Check(Texts.Any, text => CompanyText.Normalize(CompanyText.Normalize(text)) == CompanyText.Normalize(text));

    [Fact]
    public void Folded_text_folds_to_itself() => Check(Texts.Any, text => Folding.Fold(Folding.Fold(text)) == Folding.Fold(text));

    [Fact]
    public void Name_that_was_written_reads_as_the_same_words() =>
        Check(Texts.Any, text => CompanyName.Read(text).All(name => CompanyName.Read(name.ToString()) is [var again] && again.Words.SequenceEqual(name.Words)));

    [Fact]
    public void Word_in_its_one_form_is_in_it() => Check(Texts.Words, word => WordTables.Canonical(WordTables.Canonical(word)) == WordTables.Canonical(word));

    [Fact]
    public void Upper_and_lower_case_make_no_difference() =>
        Check(Texts.Names, text => Same(text, text.ToUpperInvariant()) && Same(text, text.ToLowerInvariant()));

    [Fact]
    public void Umlauts_and_their_transliteration_make_no_difference() => Check(Texts.Names, text => Same(text, Transliterated(text)));

    [Fact]
    public void Likeness_of_words_is_the_same_from_either_side()
    {
        var pairs = Texts.Words.Generator.Zip(Texts.Words.Generator).ToArbitrary();

        Check(pairs, pair => WordSimilarity.Of(pair.Item1, pair.Item2, dotted: false) == WordSimilarity.Of(pair.Item2, pair.Item1, dotted: false)
            && WordSimilarity.Of(pair.Item1, pair.Item2, dotted: true) == WordSimilarity.Of(pair.Item2, pair.Item1, dotted: true));
    }

    [Fact]
    public void Likeness_of_words_is_whole_only_for_the_same_word()
    {
        var pairs = Texts.Words.Generator.Zip(Texts.Words.Generator).ToArbitrary();

        Check(pairs, pair => WordSimilarity.Of(pair.Item1, pair.Item2, dotted: false) is var likeness
            && likeness.Quality is >= 0 and <= 1 && (likeness.Relation == WordRelation.Same) == (pair.Item1 == pair.Item2)
            && (likeness.Quality < 1 || pair.Item1 == pair.Item2));
    }

    private static bool Same(string one, string other) =>
        CompanyName.Read(one).Select(name => (name.ToString(), name.Form)).SequenceEqual(CompanyName.Read(other).Select(name => (name.ToString(), name.Form)));

    private static string Transliterated(string text) => text
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal)
        .Replace("Ä", "AE", StringComparison.Ordinal).Replace("Ö", "Oe", StringComparison.Ordinal).Replace("Ü", "UE", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);

    private static void Check<T>(Arbitrary<T> values, Func<T, bool> holds) =>
        Prop.ForAll(values, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithReplay(20_261_121, 4_711));
}
