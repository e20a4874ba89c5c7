using System.Globalization;
using System.Text;

namespace LeadSync.Tests.Shared.Accounts;

/// <summary>An account that does not exist, of words that do.</summary>
internal sealed record MadeAccount(string Id, NameParts Parts, string City, string Country, string Domain)
{
    /// <summary>The name without its legal form.</summary>
    public string Own => string.Join(' ', Parts.Words);

    /// <summary>The whole name.</summary>
    public string Name => Parts.LegalForm.Length == 0 ? Own : $"{Own} {Parts.LegalForm}";
}

/// <summary>
/// Makes any number of accounts by recombining the words, legal forms and cities of other names; the same in every run,
/// and a small book is the beginning of a large one. No two have the same name but for the legal form.
/// </summary>
internal sealed class MadeBook(NameStock stock)
{
    private const int Seed = 20261123;
    private const double ShareWithDomain = 0.4;
    private const double ShareOfNewWords = 0.3;

    // Below the root of example domains nobody can own any.
    private const string TopDomain = ".example";

    private readonly Random random = new(Seed);
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly int names = stock.Lists.Sum(list => list.Names.Count);

    /// <summary>The next accounts.</summary>
    public IEnumerable<MadeAccount> Take(int count)
    {
        for (var last = taken.Count + count; taken.Count < last;)
        {
            var list = AnyList();
            var (words, form) = (Recombine(list), Any(list.Names).LegalForm);
            var own = string.Join(' ', words);
            if (!taken.Add(own)) continue;
            yield return new MadeAccount(
                string.Create(CultureInfo.InvariantCulture, $"M{taken.Count:D7}"), new NameParts(words, form),
                list.Cities.Count == 0 ? "" : Any(list.Cities), list.Country, random.NextDouble() < ShareWithDomain ? DomainOf(own) : "");
        }
    }

    // As often as its names are of all.
    private NameList AnyList()
    {
        var at = random.Next(names);
        return stock.Lists.First(list => (at -= list.Names.Count) < 0);
    }

    // One name lends its shape; one or two of its words come from another, at the same end.
    private string[] Recombine(NameList list)
    {
        var words = (string[])Any(list.Names).Words.Clone();
        var other = Any(list.Names).Words;
        for (var swaps = 1 + random.Next(2); swaps > 0; swaps--)
        {
            var at = random.Next(words.Length);
            var lent = at * 2 < words.Length ? other[Math.Min(at, other.Length - 1)] : other[Math.Max(0, other.Length - (words.Length - at))];
            words[at] = words.Length == 1 || random.NextDouble() < ShareOfNewWords ? Blend(words[at], lent) : lent;
        }
        return words;
    }

    // Real books hold words that no other name has; two halves give such a word.
    private static string Blend(string one, string other) =>
        one.Length < 4 || other.Length < 4 ? one + other : one[..((one.Length + 1) / 2)] + other[(other.Length / 2)..].ToLowerInvariant();

    private static string DomainOf(string own)
    {
        var name = new StringBuilder();
        foreach (var letter in own.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit)) name.Append(letter);
        return name.Length == 0 ? "" : $"{(name.Length > 50 ? name.ToString(0, 50) : name)}{TopDomain}";
    }

    private T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
