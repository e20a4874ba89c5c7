using System.Collections.Frozen;

namespace LeadSync.Domain.Mapping.Names;

/// <summary>
/// What lists of securities hang on to a company's name: par value ("DL-,01"), "o.N.", "ADR", "Class A", the register of a
/// state ("/DE/"). It belongs to the paper, not to the company.
/// </summary>
internal static class ListingTerms
{
    private static readonly FrozenSet<string> ParValues = Set("dl eo ls nk sk dk sd hd ad cd nd rc sf rp ba yn kc zy uf rb ik tn lv ft pe mp rs");
    private static readonly FrozenSet<string> Papers = Set("adr ads gdr adrs gdrs cdi etp etf inh vz vzo vorzuge vorzugsaktien stammaktien namensaktien inhaberaktien ord npv subvtg");
    private static readonly FrozenSet<string> BeforePapers = Set("sp spons sponsored unsp unsponsored new na nam reg registered");
    private static readonly FrozenSet<string> States = Set(
        "al ak az ar ca ct de fl ga hi id il ia ks ky la ma md me mi mn ms mo mt nc nd ne nh nj nm nv ny oh ok or pa ri sc sd tn tx ut va vt wa wi wv wy fi adr new");

    /// <summary>How many of the words are the company's; never none.</summary>
    public static int Length(List<NameWord> words)
    {
        var length = words.Count;
        for (var at = 1; at < length; at++)
            if (Begins(words, at)) length = at;
        while (length > 1 && length < words.Count && BeforePapers.Contains(words[length - 1].Text)) length--;
        return length;
    }

    /// <summary>True for a word that, behind a corporation's legal form, names the state of its register.</summary>
    public static bool IsState(string word) => States.Contains(word);

    private static bool Begins(List<NameWord> words, int at)
    {
        var word = words[at].Text;
        var isLast = at == words.Count - 1;
        if (ParValues.Contains(word)) return !isLast && char.IsDigit(words[at + 1].Text[0]);
        if (word.Length > 2 && char.IsDigit(word[2]) && ParValues.Contains(word[..2]) && word.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0) return true;
        if (word is "on") return isLast;
        if (word is "class" or "cl") return at == words.Count - 2 && words[at + 1].Text.Length == 1 || (at < words.Count - 2 && words[at + 1].Text.Length == 1 && Begins(words, at + 2));
        return Papers.Contains(word) || (word.StartsWith("000", StringComparison.Ordinal) && isLast);
    }

    private static FrozenSet<string> Set(string list) => list.Split(' ').ToFrozenSet();
}
