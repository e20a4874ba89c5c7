using LeadSync.Domain.Mapping.Index;
using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>
/// Compares a lead's name with one of an account, word by word: each word is matched at most once, equal words first, then the
/// most telling pairs. Works on the stack, for it is done for every candidate of every lead.
/// </summary>
internal readonly ref struct NameComparison
{
    private const double WeakestMatch = 0.25;

    // More than any word says: equal words come before all others.
    private const double SameFirst = 1_000;

    private readonly NameQuery query;
    private readonly NameTable table;
    private readonly int name;
    private readonly ReadOnlySpan<int> account;
    private readonly Span<WordSimilarity> ofLead;
    private readonly Span<WordSimilarity> ofAccount;
    private readonly Span<int> partner;

    private NameComparison(NameQuery query, NameTable table, int name, Span<WordSimilarity> words, Span<int> partner)
    {
        (this.query, this.table, this.name) = (query, table, name);
        this.partner = partner;
        account = table.Words[name];
        ofLead = words[..query.Bits.Length];
        ofAccount = words[query.Bits.Length..];
    }

    /// <summary>Compares with the name at the given place of the table.</summary>
    public static NameAgreement Of(NameQuery query, NameTable table, int name)
    {
        Span<WordSimilarity> words = stackalloc WordSimilarity[query.Bits.Length + table.Words[name].Length];
        Span<int> partners = stackalloc int[query.Bits.Length];
        words.Clear();
        partners.Fill(-1);
        var comparison = new NameComparison(query, table, name, words, partners);
        comparison.MatchWords();
        comparison.MatchJoined();
        comparison.MatchInitials();
        return comparison.Result();
    }

    private void MatchWords()
    {
        Span<WordSimilarity> pairs = stackalloc WordSimilarity[ofLead.Length * account.Length];
        for (var lead = 0; lead < ofLead.Length; lead++)
            for (var at = 0; at < account.Length; at++) pairs[(lead * account.Length) + at] = query.Compare(lead, account[at]);
        while (Strongest(pairs) is var (lead, at) && lead >= 0)
        {
            ofLead[lead] = ofAccount[at] = pairs[(lead * account.Length) + at];
            partner[lead] = at;
        }
    }

    // Of equal pairs the one whose words stand nearest to each other, then the first.
    private (int Lead, int Account) Strongest(Span<WordSimilarity> pairs)
    {
        var best = (Lead: -1, Account: -1);
        var (strength, distance) = (0.0, 0);
        for (var lead = 0; lead < ofLead.Length; lead++)
        {
            if (ofLead[lead].Quality > 0) continue;
            for (var at = 0; at < account.Length; at++)
            {
                var pair = pairs[(lead * account.Length) + at];
                if (pair.Quality < WeakestMatch || ofAccount[at].Quality > 0) continue;
                var bits = pair.Quality * Math.Min(query.Bits[lead], table.Bits[account[at]]);
                if (pair.Relation == WordRelation.Same) bits += SameFirst;
                var apart = Math.Abs(lead - at);
                if (best.Lead >= 0 && (bits < strength || (bits == strength && apart >= distance))) continue;
                (best, strength, distance) = ((lead, at), bits, apart);
            }
        }
        return best;
    }

    // "Bio Tech" and "Biotech": two words of one side, written as one by the other.
    private void MatchJoined()
    {
        for (var at = 0; at < account.Length; at++)
            for (var lead = 0; lead + 1 < ofLead.Length && IsOpen(ofAccount[at]); lead++)
                if (IsOpen(ofLead[lead]) && IsOpen(ofLead[lead + 1]) && IsJoined(query.Name.Words[lead], query.Name.Words[lead + 1], table.Vocabulary[account[at]]))
                    ofLead[lead] = ofLead[lead + 1] = ofAccount[at] = Joined;
        for (var lead = 0; lead < ofLead.Length; lead++)
            for (var at = 0; at + 1 < account.Length && IsOpen(ofLead[lead]); at++)
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
        {
            if (ofLead[lead].Quality > 0 || query.Name.Words[lead] is not { Length: >= 2 and <= 6 } letters) continue;
            for (var start = 0; start + letters.Length <= account.Length && ofLead[lead].Quality == 0; start++)
            {
                var length = 0;
                while (length < letters.Length && ofAccount[start + length].Quality == 0 && table.Vocabulary[account[start + length]][0] == letters[length]) length++;
                if (length == letters.Length) MarkInitials(ref ofLead[lead], ofAccount.Slice(start, length));
            }
        }
        for (var at = 0; at < account.Length; at++)
        {
            var letters = table.Vocabulary[account[at]];
            if (ofAccount[at].Quality > 0 || letters.Length is < 2 or > 6) continue;
            for (var start = 0; start + letters.Length <= ofLead.Length && ofAccount[at].Quality == 0; start++)
            {
                var length = 0;
                while (length < letters.Length && ofLead[start + length].Quality == 0 && query.Name.Words[start + length][0] == letters[length]) length++;
                if (length == letters.Length) MarkInitials(ref ofAccount[at], ofLead.Slice(start, length));
            }
        }
    }

    private static void MarkInitials(ref WordSimilarity initials, Span<WordSimilarity> words)
    {
        initials = new(WordRelation.Shortened, 0.7 + (0.05 * Math.Min(words.Length, 4)));
        words.Fill(initials);
    }

    private NameAgreement Result()
    {
        var (lead, other) = (new NameSide(), new NameSide());
        for (var at = 0; at < ofLead.Length; at++)
            lead.Count(query.Bits[at], ofLead[at], char.IsDigit(query.Name.Words[at][0]), ofLead[at].Relation == WordRelation.Misspelt && query.Exact[at] < 0);
        for (var at = 0; at < account.Length; at++)
            other.Count(table.Bits[account[at]], ofAccount[at], char.IsDigit(table.Vocabulary[account[at]][0]), false);
        var shared = Math.Min(lead.Shared, other.Shared);
        var opening = partner[0] is 0 or -1 ? ofAccount[0].Relation : WordRelation.Part;
        return new NameAgreement
        {
            Shared = shared,
            Alike = 2 * shared / (query.TotalBits + table.BitsOfName[name]),
            LeadOnly = lead.Only,
            LeadOnlyMost = lead.Most,
            AccountOnly = other.Only,
            AccountOnlyMost = other.Most,
            First = (WordRelation)Math.Min((int)ofLead[0].Relation, (int)opening),
            LeadHead = lead.Head,
            AccountHead = other.Head,
            Spelling = Math.Min(lead.Spelling, other.Spelling),
            Weakest = lead.Weakest is WordRelation.None ? other.Weakest : other.Weakest is WordRelation.None ? lead.Weakest : (WordRelation)Math.Min((int)lead.Weakest, (int)other.Weakest),
            RarestShared = RarestShared(),
            MisspeltUnknown = lead.HasUnknown,
            NumbersDiffer = lead.HasNumber && other.HasNumber,
            NumberMissing = lead.HasNumber != other.HasNumber,
            Reordered = IsReordered(),
        };
    }

    private int RarestShared()
    {
        var rarest = int.MaxValue;
        for (var at = 0; at < account.Length; at++)
            if (ofAccount[at].Relation is WordRelation.Same or WordRelation.Misspelt or WordRelation.Abbreviated) rarest = Math.Min(rarest, table.Rivals(account[at]));
        return rarest == int.MaxValue ? 0 : rarest;
    }

    private bool IsReordered()
    {
        var last = -1;
        foreach (var at in partner)
        {
            if (at < 0) continue;
            if (at < last) return true;
            last = at;
        }
        return false;
    }
}
