using System.Collections.Frozen;

namespace LeadSync.Domain.Mapping.Names;

/// <summary>
/// One name of a company, taken apart: the words that tell it from others, each in its one form, and the legal form. What
/// only links words and what belongs to a security is left out. Reading what was written by <see cref="ToString"/> gives
/// the same words.
/// </summary>
public sealed class CompanyName
{
    private static readonly FrozenSet<string> Formerly = FrozenSet.Create("vormals", "vorm", "vorher", "ehemals", "ehem", "fruher", "bisher", "formerly", "formerly known as", "fka", "previously", "previously known as", "firmierend", "dba", "trading as");
    private static readonly FrozenSet<string> FormerlyBegins = Formerly.Select(words => words.Split(' ')[0]).ToFrozenSet();
    private const int LongestFormerly = 3;
    private static readonly FrozenDictionary<string, string> Numerals = Romans();

    // Behind the name they count, as in "Solarfonds Drei"; before it they are the name, as in "First National".
    private static readonly FrozenDictionary<string, string> NumberWords =
        "eins=1 zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwolf=12 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 erste=1 zweite=2 dritte=3 vierte=4 funfte=5 sechste=6 siebte=7 achte=8 neunte=9 zehnte=10"
            .Split(' ').Select(entry => entry.Split('=')).ToFrozenDictionary(pair => Folding.Fold(pair[0]), pair => pair[1]);

    private CompanyName(string[] words, bool[] dotted, LegalForm form) => (Words, Dotted, Form) = (words, dotted, form);

    /// <summary>The words, folded and in their one form; at least one.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The legal form, where the name says one.</summary>
    public LegalForm Form { get; }

    /// <summary>For each word whether a full stop follows, as behind what is short for something.</summary>
    internal IReadOnlyList<bool> Dotted { get; }

    /// <summary>The words with one space between.</summary>
    public override string ToString() => string.Join(' ', Words);

    /// <summary>
    /// The names in a text: what it goes by, then what it says it was called before. Empty where there is nothing but a
    /// legal form.
    /// </summary>
    public static IReadOnlyList<CompanyName> Read(string text)
    {
        var words = NameWords.Read(text);
        var names = new List<CompanyName>(1);
        for (var start = 0; start < words.Count;)
        {
            var (end, length) = (start, 0);
            while (end < words.Count && (length = FormerlyAt(words, end)) == 0) end++;
            if (end > start && One(words[start..end]) is { } name) names.Add(name);
            start = end + length;
        }
        return names;
    }

    // How many words at a place say that another name follows.
    private static int FormerlyAt(List<NameWord> words, int at)
    {
        if (!FormerlyBegins.Contains(words[at].Text)) return 0;
        for (var length = Math.Min(LongestFormerly, words.Count - at); length > 0; length--)
            if (Formerly.Contains(Joined(words, at, length))) return length;
        return 0;
    }

    private static CompanyName? One(List<NameWord> all)
    {
        var words = all[..ListingTerms.Length(all)].ToList();
        words.RemoveAll(word => WordTables.IsLinking(word.Text) && !(words.Count > 1 && word == words[^1] && Numerals.ContainsKey(word.Text)));
        var core = new List<NameWord>(words.Count);
        var form = LegalForm.None;
        for (var at = 0; at < words.Count;)
        {
            var (found, length) = FormAt(words, at, isFirst: core.Count == 0);
            if (found == LegalForm.None)
            {
                if (form == LegalForm.Corporation && at == words.Count - 1 && ListingTerms.IsState(words[at].Text)) break;
                // A list that gives the short name again behind the full one.
                if (form != LegalForm.None && core.Count > 0 && words[at].Text == core[0].Text) break;
                core.Add(words[at++]);
                continue;
            }
            if (form == LegalForm.None || found == LegalForm.LimitedPartnership) form = found;
            at += length;
        }
        return Settled(all, Canonical(core), form);
    }

    // What is left may read otherwise without what is gone: "A und B", "Vision On GmbH". It is read until it stays.
    private static CompanyName? Settled(List<NameWord> read, List<NameWord> left, LegalForm form)
    {
        if (left.Count == 0) return null;
        var name = new CompanyName([.. left.Select(word => word.Text)], [.. left.Select(word => word.Dotted)], form);
        if (left.Count == read.Count && left.Zip(read).All(pair => pair.First.Text == pair.Second.Text)) return name;
        return One(left) is { } again ? new CompanyName([.. again.Words], [.. again.Dotted], form) : null;
    }

    private static (LegalForm Form, int Length) FormAt(List<NameWord> words, int at, bool isFirst)
    {
        if (!LegalForms.Begins(words[at].Text)) return (LegalForm.None, 0);
        for (var length = Math.Min(LegalForms.Longest, words.Count - at); length > 0; length--)
            if (LegalForms.Find(Joined(words, at, length), isFirst) is var found and not LegalForm.None) return (found, length);
        return (LegalForm.None, 0);
    }

    private static string Joined(List<NameWord> words, int at, int length) =>
        length == 1 ? words[at].Text : string.Join(' ', words.Skip(at).Take(length).Select(word => word.Text));

    private static List<NameWord> Canonical(List<NameWord> core)
    {
        var words = new List<NameWord>(core.Count);
        for (var at = 0; at < core.Count; at++)
        {
            // Letters that only a linking word held apart: "H und M".
            if (at > 0 && IsLetter(core[at]) && IsLetter(core[at - 1])) words[^1] = new NameWord(Folding.Fold(words[^1].Text + core[at].Text), Dotted: false);
            else words.Add(core[at] with { Text = Canonical(core[at].Text, at, core.Count) });
        }
        return words;
    }

    private static bool IsLetter(NameWord word) => word.Text.Length == 1 && char.IsLetter(word.Text[0]);

    private static string Canonical(string word, int at, int count)
    {
        if (at > 0 && Numerals.TryGetValue(word, out var number) && (word.Length > 1 || at == count - 1)) return number;
        if (at > 0 && NumberWords.TryGetValue(word, out var counted)) return counted;
        // A plural of what a name is not made of is a word of its own: Peace Corps.
        var one = WordTables.Canonical(word);
        return one == word || (!WordTables.IsLinking(one) && !Formerly.Contains(one) && LegalForms.Find(one, isFirst: at == 0) == LegalForm.None) ? one : word;
    }

    private static FrozenDictionary<string, string> Romans()
    {
        string[] tens = ["", "x", "xx"], ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
        return Enumerable.Range(1, 29).ToFrozenDictionary(number => tens[number / 10] + ones[number % 10], number => number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
