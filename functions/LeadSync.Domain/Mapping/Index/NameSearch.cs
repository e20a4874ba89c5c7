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

    // As long as the table, so it is kept from one look-up to the next. Of its own, so that whoever takes one finds it all zero.
    private readonly ArrayPool<float> pool = ArrayPool<float>.Create(Math.Max(1, table.Count), maxArraysPerBucket: 16);

    /// <summary>The names most like the query's, at most so many, the likeliest first.</summary>
    public List<int> Find(NameQuery query, int most)
    {
        var tally = new Tally(pool.Rent(Math.Max(1, table.Count)));
        var leads = new List<WordLead>();
        for (var word = 0; word < query.Bits.Length; word++) query.Leads(word, leads);
        leads.Sort((left, right) => left.Names != right.Names ? left.Names.CompareTo(right.Names) : left.Found.CompareTo(right.Found));
        Look(query, leads, tally);
        foreach (var name in keys.Find(query.Name)) tally.Set(name, (float)Math.Min(query.TotalBits, table.BitsOfName[name]));
        var best = tally.Best(most, name => 2 * tally.Shared(name) / ((float)query.TotalBits + table.BitsOfName[name]));
        pool.Return(tally.Emptied());
        return best;
    }

    private void Look(NameQuery query, List<WordLead> leads, Tally tally)
    {
        var looked = 0;
        var covered = new double[query.Bits.Length];
        foreach (var lead in leads)
        {
            var names = table.NamesWith[lead.Found];
            if (names.Length > CommonWord && covered.Sum() > 0.4 * query.TotalBits) break;
            if (looked > 0 && looked + names.Length > MostLooked) break;
            foreach (var name in names[..Math.Min(names.Length, MostLooked)]) tally.Add(name, lead.Bits);
            looked += names.Length;
            covered[lead.Word] = Math.Max(covered[lead.Word], lead.Bits);
        }
    }

    /// <summary>What each name shares with the query so far.</summary>
    private sealed class Tally(float[] shared)
    {
        private readonly List<int> touched = [];

        public float Shared(int name) => shared[name];

        public void Add(int name, float bits)
        {
            if (shared[name] == 0) touched.Add(name);
            shared[name] += bits;
        }

        public void Set(int name, float bits)
        {
            if (shared[name] == 0) touched.Add(name);
            shared[name] = Math.Max(shared[name], bits);
        }

        public List<int> Best(int most, Func<int, float> score)
        {
            var queue = new PriorityQueue<int, (float Score, int Name)>(most + 1);
            foreach (var name in touched)
            {
                var rank = (score(name), -name);
                if (queue.Count == most && rank.CompareTo(queue.Peek() is var last ? (score(last), -last) : default) <= 0) continue;
                queue.Enqueue(name, rank);
                if (queue.Count > most) queue.Dequeue();
            }
            var best = new List<int>(queue.Count);
            while (queue.TryDequeue(out var name, out _)) best.Add(name);
            best.Reverse();
            return best;
        }

        public float[] Emptied()
        {
            foreach (var name in touched) shared[name] = 0;
            touched.Clear();
            return shared;
        }
    }
}
