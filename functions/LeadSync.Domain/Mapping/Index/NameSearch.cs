using System.Buffers;

namespace LeadSync.Domain.Mapping.Index;

/// <summary>
/// Finds the names of a table that share most with a lead's. Looks for its rarest words first and stops where the rest is so
/// common that it cannot bring in anybody new; the few that are found are compared in full by others.
/// </summary>
internal sealed class NameSearch(NameTable table, NameKeys keys)
{
    private const int MostLooked = 30_000;
    private const int CommonWord = 600;

    // Next to one that shares twice as much nobody has a chance.
    private const float WorthComparing = 0.4f;

    // As long as the table, so it is kept from one look-up to the next. Of its own, so that whoever takes one finds it all zero.
    private readonly ArrayPool<float> pool = ArrayPool<float>.Create(Math.Max(1, table.Count), maxArraysPerBucket: 16);
    private readonly ArrayPool<int> lists = ArrayPool<int>.Create(Math.Max(1, table.Count), maxArraysPerBucket: 16);

    /// <summary>The names most like the query's, at most so many, the likeliest first.</summary>
    public List<int> Find(NameQuery query, int most)
    {
        var tally = new Tally(pool.Rent(Math.Max(1, table.Count)), lists.Rent(Math.Max(1, table.Count)));
        var leads = new List<WordLead>();
        for (var word = 0; word < query.Bits.Length; word++) query.Leads(word, leads);
        leads.Sort((left, right) => left.Names != right.Names ? left.Names.CompareTo(right.Names) : left.Found.CompareTo(right.Found));
        Look(query, leads, tally);
        foreach (var name in keys.Find(query.Name)) tally.Set(name, (float)Math.Min(query.TotalBits, table.BitsOfName[name]));
        var best = tally.Best(most, (float)query.TotalBits, table.BitsOfName);
        tally.Clear();
        pool.Return(tally.Amounts);
        lists.Return(tally.Names);
        return best;
    }

    private void Look(NameQuery query, List<WordLead> leads, Tally tally)
    {
        var looked = 0;
        var covered = new double[query.Bits.Length];
        foreach (var (at, lead) in leads.Index())
        {
            var names = table.NamesWith[lead.Found];
            if ((names.Length > CommonWord && covered.Sum() > 0.4 * query.TotalBits) || (looked > 0 && looked + names.Length > MostLooked))
            {
                AddCommon(leads.Skip(at), tally);
                break;
            }
            foreach (var name in names[..Math.Min(names.Length, MostLooked)]) tally.Add(name, lead.Bits);
            looked += names.Length;
            covered[lead.Word] = Math.Max(covered[lead.Word], lead.Bits);
        }
    }

    // Too common to bring in anybody new, these words still tell apart those who are there: whichever is shorter is gone
    // through, the names that have the word or the names that were found.
    private void AddCommon(IEnumerable<WordLead> leads, Tally tally)
    {
        foreach (var lead in leads)
        {
            var names = table.NamesWith[lead.Found];
            if (names.Length <= 4 * tally.Touched.Length)
            {
                foreach (var name in names)
                    if (tally.Has(name)) tally.Add(name, lead.Bits);
                continue;
            }
            foreach (var name in tally.Touched)
                if (table.Words[name].Contains(lead.Found)) tally.Add(name, lead.Bits);
        }
    }

    /// <summary>What each name shares with the query so far.</summary>
    private sealed class Tally(float[] shared, int[] touched)
    {
        private int count;

        public float[] Amounts => shared;

        public int[] Names => touched;

        public ReadOnlySpan<int> Touched => touched.AsSpan(0, count);

        public bool Has(int name) => shared[name] > 0;

        public void Add(int name, float bits)
        {
            if (shared[name] == 0) touched[count++] = name;
            shared[name] += bits;
        }

        public void Set(int name, float bits)
        {
            if (shared[name] == 0) touched[count++] = name;
            shared[name] = Math.Max(shared[name], bits);
        }

        // By the share of what both say that both say; of equal ones the first. A short list kept in order beats a heap here.
        public List<int> Best(int most, float bits, float[] bitsOfName)
        {
            Span<(float Score, int Name)> best = stackalloc (float, int)[most];
            var found = 0;
            foreach (var name in touched.AsSpan(0, count))
            {
                var score = 2 * shared[name] / (bits + bitsOfName[name]);
                if (found == most && !IsBefore(score, name, best[^1])) continue;
                var place = found < most ? found++ : most - 1;
                for (; place > 0 && IsBefore(score, name, best[place - 1]); place--) best[place] = best[place - 1];
                best[place] = (score, name);
            }
            var names = new List<int>(found);
            foreach (var (score, name) in best[..found])
                if (score >= WorthComparing * best[0].Score) names.Add(name);
            return names;
        }

        private static bool IsBefore(float score, int name, (float Score, int Name) other) =>
            score > other.Score || (score == other.Score && name < other.Name);

        public void Clear()
        {
            foreach (var name in touched.AsSpan(0, count)) shared[name] = 0;
            count = 0;
        }
    }
}
