namespace LeadSync.Tests.Shared.Accounts;

/// <summary>How a lead writes an account's name.</summary>
internal enum Writing
{
    Exact,
    WithoutLegalForm,
    Typo,
    Abbreviated,
    WordOrder,
    Folded,
    Unrelated,
}

/// <summary>What a lead says of its company, and the account it means; null where it means none.</summary>
internal sealed record MadeLead(string Company, MadeAccount? Account, Writing Writing);

/// <summary>Leads that mean accounts of a book and write them as people do, and some that mean none; the same in every run.</summary>
internal sealed class MadeLeads(IReadOnlyList<MadeAccount> book)
{
    private const int Seed = 20261124;
    private const int ShortestAbbreviated = 7;

    private static readonly (string Long, string Short)[] Abbreviations =
    [
        ("Gebrüder", "Gebr."), ("Gesellschaft", "Ges."), ("und", "u."), ("International", "Intl."), ("Technologies", "Tech."), ("Technology", "Tech."), ("Industries", "Ind."),
        ("Maschinenbau", "Masch.bau"), ("Verwaltungs", "Verw."), ("Management", "Mgmt."), ("Brothers", "Bros."), ("Company", "Co."), ("Manufacturing", "Mfg."), ("Association", "Assn."),
    ];

    private static readonly string[] Syllables = ["zu", "qua", "xi", "vor", "mek", "tal", "yp", "rhu", "bex", "wof", "jad", "glo", "nix", "pra", "uld", "kez"];

    private readonly Random random = new(Seed);

    /// <summary>The next leads, of every writing equally many.</summary>
    public IEnumerable<MadeLead> Take(int count)
    {
        var writings = Enum.GetValues<Writing>();
        for (var i = 0; i < count; i++)
        {
            var (writing, account) = (writings[i % writings.Length], book[random.Next(book.Count)]);
            yield return writing == Writing.Unrelated
                ? new MadeLead($"{Invented()} {Invented()} {account.Parts.LegalForm}".Trim(), null, writing)
                : new MadeLead(Written(account, writing), account, writing);
        }
    }

    private string Written(MadeAccount account, Writing writing) => writing switch
    {
        Writing.WithoutLegalForm => account.Own,
        Writing.Typo => With(account, Longest(account), Mistyped),
        Writing.Abbreviated => With(account, Abbreviable(account), Abbreviated),
        Writing.WordOrder => string.Join(' ', [.. account.Parts.Words.Skip(1), account.Parts.Words[0]]),
        Writing.Folded => Folded(account.Name),
        _ => account.Name,
    };

    private static string With(MadeAccount account, int at, Func<string, string> change)
    {
        var words = (string[])account.Parts.Words.Clone();
        words[at] = change(words[at]);
        return string.Join(' ', words);
    }

    private static int Longest(MadeAccount account) => account.Parts.Words.Index().MaxBy(word => word.Item.Length).Index;

    private static int Abbreviable(MadeAccount account) =>
        Array.FindIndex(account.Parts.Words, word => Abbreviations.Any(pair => pair.Long == word)) is >= 0 and var at ? at : Longest(account);

    private string Mistyped(string word)
    {
        if (word.Length < 3) return word;
        var at = 1 + random.Next(word.Length - 2);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            _ => $"{word[..at]}{(char)('a' + random.Next(26))}{word[(at + 1)..]}",
        };
    }

    private string Abbreviated(string word) =>
        Array.Find(Abbreviations, pair => pair.Long == word).Short ?? (word.Length < ShortestAbbreviated ? word : $"{word[..(4 + random.Next(2))]}.");

    private static string Folded(string name) => name.ToUpperInvariant()
        .Replace("Ä", "AE", StringComparison.Ordinal).Replace("Ö", "OE", StringComparison.Ordinal)
        .Replace("Ü", "UE", StringComparison.Ordinal).Replace("ß", "SS", StringComparison.Ordinal);

    private string Invented()
    {
        var word = string.Concat(Enumerable.Range(0, 3).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return $"{char.ToUpperInvariant(word[0])}{word[1..]}";
    }
}
