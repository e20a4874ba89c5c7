using System.Buffers.Binary;

namespace LeadSync.Cli.Scoring;

/// <summary>
/// The lines of all people, dealt out to shares: each share holds the lines of some people who follow each other in the
/// order of their smallest keys, so that one share after the other gives everybody in order.
/// </summary>
internal sealed class PeopleShares : IDisposable
{
    private const int LinesPerShare = 100_000;
    private const int MostShares = 256;
    private const int InMemory = 32 * 1024 * 1024;
    private const byte Activity = 0;
    private const byte Statement = 1;
    private const int HeaderLength = 2 * sizeof(int) + 1;

    private readonly KeyRegister keys;
    private readonly int[] placeOf;
    private readonly int[] shareOf;
    private readonly List<(SpillStream Lines, int First, int Count)> shares = [];
    private readonly byte[] header = new byte[HeaderLength];

    /// <param name="keys">All keys, linked.</param>
    /// <param name="order">The smallest key of everybody, in ascending order.</param>
    /// <param name="lines">How many lines each key owns.</param>
    public PeopleShares(KeyRegister keys, IReadOnlyList<int> order, IReadOnlyList<int> lines)
    {
        this.keys = keys;
        var perShare = Math.Max(LinesPerShare, lines.Sum(count => (long)count) / MostShares + 1);
        placeOf = new int[keys.Count];
        shareOf = new int[keys.Count];
        var starts = new List<int>();
        var filled = long.MaxValue;
        for (var place = 0; place < order.Count; place++)
        {
            if (filled >= perShare)
            {
                starts.Add(place);
                filled = 0;
            }
            filled += lines[order[place]];
            placeOf[order[place]] = place;
            shareOf[order[place]] = starts.Count - 1;
        }
        for (var i = 0; i < starts.Count; i++)
            shares.Add((new SpillStream(InMemory / starts.Count), starts[i], (i + 1 < starts.Count ? starts[i + 1] : order.Count) - starts[i]));
        Order = order;
    }

    private IReadOnlyList<int> Order { get; }

    public void AddActivity(int owner, Line line) => Add(owner, Activity, line);

    public void AddStatement(int owner, Line line) => Add(owner, Statement, line);

    /// <summary>Everybody, in ascending order of the smallest key; one share at a time is in memory.</summary>
    public IEnumerable<GatheredLines> People()
    {
        foreach (var (stream, first, count) in shares)
        {
            var people = new GatheredLines[count];
            for (var i = 0; i < count; i++) people[i] = new GatheredLines(keys[Order[first + i]], [], []);
            for (ReadOnlyMemory<byte> rest = stream.ReadAll(); rest.Length > 0;)
            {
                var person = people[BinaryPrimitives.ReadInt32LittleEndian(rest.Span) - first];
                var line = rest.Slice(HeaderLength, BinaryPrimitives.ReadInt32LittleEndian(rest.Span[sizeof(int)..]));
                (rest.Span[HeaderLength - 1] == Activity ? person.Activities : person.Statements).Add(line);
                rest = rest[(HeaderLength + line.Length)..];
            }
            stream.Dispose();
            foreach (var person in people) yield return person;
        }
    }

    public void Dispose()
    {
        foreach (var (stream, _, _) in shares) stream.Dispose();
    }

    private void Add(int owner, byte kind, Line line)
    {
        var person = keys.Smallest(owner);
        BinaryPrimitives.WriteInt32LittleEndian(header, placeOf[person]);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(sizeof(int)), line.Text.Length);
        header[HeaderLength - 1] = kind;
        var stream = shares[shareOf[person]].Lines;
        stream.Write(header);
        stream.Write(line.Text.Span);
    }
}

/// <summary>The valid lines of one person.</summary>
internal sealed record GatheredLines(string Key, List<ReadOnlyMemory<byte>> Activities, List<ReadOnlyMemory<byte>> Statements)
{
    public Person Read() => Person.Of(
        Key, Activities.ConvertAll(ActivityLine.ReadValid), Statements.Select(line => PersonLine.Read(new Line(0, line))));
}
