using LeadSync.Domain.Mapping.Index;
using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>Compares a lead's name with one of an account, word by word: each word is matched at most once, the most telling pairs first.</summary>
internal sealed class NameComparison
{
    private const double WeakestMatch = 0.25;

    private readonly NameQuery query;
    private readonly NameTable table;
    private readonly int name;
    private readonly int[] account;
    private readonly WordSimilarity[] ofLead;
    private readonly WordSimilarity[] ofAccount;
    private readonly int[] partner;

    private NameComparison(NameQuery query, NameTable table, int name)
    {
        (this.query, this.table, this.name) = (query, table, name);
        account = table.Words[name].ToArray();
        ofLead = new WordSimilarity[query.Bits.Length];
        ofAccount = new WordSimilarity[account.Length];
        partner = new int[query.Bits.Length];
        Array.Fill(partner, -1);
    }

    /// <summary>Compares with the name at the given place of the table.</summary>
    public static NameAgreement Of(NameQuery query, NameTable table, int name)
    {
        var comparison = new NameComparison(query, table, name);
        comparison.MatchWords();
        comparison.MatchJoined();
        comparison.MatchInitials();
        return comparison.Result();
    }

    private void MatchWords()
    {
        var pairs = new List<(double Bits, int Lead, int Account, WordSimilarity Similarity)>();
        for (var lead = 0; lead < ofLead.Length; lead++)
            for (var at = 0; at < account.Length; at++)
                if (query.Compare(lead, account[at]) is { Quality: >= WeakestMatch } similarity)
                    pairs.Add((similarity.Quality * Math.Min(query.Bits[lead], table.Bits[account[at]]), lead, at, similarity));
        // Equal pairs in the order of the words, so that the same names always come out the same.
        foreach (var (_, lead, at, similarity) in pairs.OrderByDescending(pair => pair.Similarity.Relation == WordRelation.Same).ThenByDescending(pair => pair.Bits).ThenBy(pair => Math.Abs(pair.Lead - pair.Account)))
        {
            if (ofLead[lead].Quality > 0 || ofAccount[at].Quality > 0) continue;
            ofLead[lead] = ofAccount[at] = similarity;
            partner[lead] = at;
        }
    }

    // "Bio Tech" and "Biotech": two words of one side, written as one by the other.
    private void MatchJoined()
    {
        for (var at = 0; at < account.Length; at++)
            for (var lead = 0; lead + 1 < ofLead.Length && ofAccount[at].Relation != WordRelation.Same; lead++)
                if (IsOpen(ofLead[lead]) && IsOpen(ofLead[lead + 1]) && IsJoined(query.Name.Words[lead], query.Name.Words[lead + 1], table.Vocabulary[account[at]]))
                    ofLead[lead] = ofLead[lead + 1] = ofAccount[at] = Joined;
        for (var lead = 0; lead < ofLead.Length; lead++)
            for (var at = 0; at + 1 < account.Length && ofLead[lead].Relation != WordRelation.Same; at++)
                if (IsOpen(ofAccount[at]) && IsOpen(ofAccount[at + 1]) && IsJoined(table.Vocabulary[account[at]], table.Vocabulary[account[at + 1]], query.Name.Words[lead]))
                    ofAccount[at] = ofAccount[at + 1] = ofLead[lead] = Joined;
    }

    private static WordSimilarity Joined => new(WordRelation.Misspelt, 0.97);

    private static bool IsOpen(WordSimilarity similarity) => similarity.Relation != WordRelation.Same;

    private static bool IsJoined(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> whole) =>
        first.Length + second.Length == whole.Length && whole.StartsWith(first) && whole.EndsWith(second);

    // "IBM" and "International Business Machines".
    private void MatchInitials()
    {
        for (var lead = 0; lead < ofLead.Length; lead++)
            if (ofLead[lead].Quality == 0 && query.Name.Words[lead] is { Length: >= 2 and <= 6 } letters)
                MatchRun(letters, ofAccount, at => table.Vocabulary[account[at]][0], ref ofLead[lead]);
        for (var at = 0; at < account.Length; at++)
            if (ofAccount[at].Quality == 0 && table.Vocabulary[account[at]] is { Length: >= 2 and <= 6 } letters)
                MatchRun(letters, ofLead, lead => query.Name.Words[lead][0], ref ofAccount[at]);
    }

    private static void MatchRun(ReadOnlySpan<char> letters, WordSimilarity[] words, Func<int, char> first, ref WordSimilarity abbreviation)
    {
        for (var start = 0; start + letters.Length <= words.Length; start++)
        {
            var length = 0;
            while (length < letters.Length && words[start + length].Quality == 0 && first(start + length) == letters[length]) length++;
            if (length < letters.Length) continue;
            abbreviation = new(WordRelation.Shortened, 0.7 + (0.05 * Math.Min(letters.Length, 4)));
            for (var at = start; at < start + length; at++) words[at] = abbreviation;
            return;
        }
    }

    private NameAgreement Result()
    {
        double shared = 0, leadOnly = 0, leadMost = 0, accountOnly = 0, accountMost = 0;
        for (var lead = 0; lead < ofLead.Length; lead++) Count(query.Bits[lead], ofLead[lead], ref shared, ref leadOnly, ref leadMost);
        var also = 0.0;
        for (var at = 0; at < account.Length; at++) Count(table.Bits[account[at]], ofAccount[at], ref also, ref accountOnly, ref accountMost);
        var numbers = Numbers();
        return new NameAgreement
        {
            Shared = Math.Min(shared, also),
            Alike = 2 * Math.Min(shared, also) / (query.TotalBits + table.BitsOfName[name]),
            LeadOnly = leadOnly,
            LeadOnlyMost = leadMost,
            AccountOnly = accountOnly,
            AccountOnlyMost = accountMost,
            First = (WordRelation)Math.Min((int)ofLead[0].Relation, partner[0] is 0 or -1 ? (int)ofAccount[0].Relation : (int)WordRelation.Part),
            LeadHead = ofLead.TakeWhile(each => each.Quality == 0).Select((_, lead) => query.Bits[lead]).Sum(),
            AccountHead = ofAccount.TakeWhile(each => each.Quality == 0).Select((_, at) => (double)table.Bits[account[at]]).Sum(),
            Spelling = ofLead.Concat(ofAccount).Where(each => each.Relation is WordRelation.Misspelt or WordRelation.Abbreviated or WordRelation.Shortened).Select(each => each.Quality).DefaultIfEmpty(1).Min(),
            RarestShared = ofAccount.Select((each, at) => each.Relation is WordRelation.Same or WordRelation.Misspelt or WordRelation.Abbreviated ? table.NamesWith[account[at]].Length : int.MaxValue).Min() is var rarest and < int.MaxValue ? rarest : 0,
            MisspeltUnknown = Enumerable.Range(0, ofLead.Length).Any(lead => ofLead[lead].Relation == WordRelation.Misspelt && table.Vocabulary.Find(query.Name.Words[lead]) < 0),
            Weakest = ofLead.Concat(ofAccount).Where(each => each.Quality > 0).Select(each => each.Relation).DefaultIfEmpty(WordRelation.None).Min(),
            NumbersDiffer = numbers.Lead && numbers.Account,
            NumberMissing = numbers.Lead != numbers.Account,
            Reordered = partner.Where(at => at >= 0).Zip(partner.Where(at => at >= 0).Skip(1)).Any(pair => pair.First > pair.Second),
        };
    }

    // Another spelling of a word is that word, with less weight; a part of one leaves the rest unsaid.
    private static void Count(double bits, WordSimilarity similarity, ref double shared, ref double only, ref double most)
    {
        shared += bits * similarity.Quality;
        if (similarity.Relation is WordRelation.Misspelt or WordRelation.Abbreviated or WordRelation.Shortened) return;
        only += bits * (1 - similarity.Quality);
        most = Math.Max(most, bits * (1 - similarity.Quality));
    }

    private (bool Lead, bool Account) Numbers() => (
        Enumerable.Range(0, ofLead.Length).Any(lead => ofLead[lead].Quality == 0 && char.IsDigit(query.Name.Words[lead][0])),
        Enumerable.Range(0, account.Length).Any(at => ofAccount[at].Quality == 0 && char.IsDigit(table.Vocabulary[account[at]][0])));
}
