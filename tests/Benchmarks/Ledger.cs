using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;

namespace LeadSync.Benchmarks;

/// <summary>The ledgers of some people, person by person, as they are stored: the same in every run, whatever the chunk.</summary>
internal sealed class Ledger
{
    public const int PerPerson = 20;
    private const int Seed = 20261123;
    private const int BytesPerRow = 320;

    private readonly byte[] _bytes;
    private readonly int[] _ends;

    private Ledger(byte[] bytes, int[] ends) => (_bytes, _ends) = (bytes, ends);

    public int People => _ends.Length / PerPerson;

    /// <summary>The ledgers of the people of these numbers.</summary>
    public static Ledger Of(int firstPerson, int people)
    {
        var (bytes, ends) = (new byte[people * PerPerson * BytesPerRow], new int[people * PerPerson]);
        var end = 0;
        for (var person = firstPerson; person < firstPerson + people; person++)
        {
            var random = new Random(Seed + person);
            for (var i = 0; i < PerPerson; i++)
            {
                var row = Stream.One(random, person, i);
                row.CopyTo(bytes, end);
                ends[(person - firstPerson) * PerPerson + i] = end += row.Length;
            }
        }
        return new Ledger(bytes, ends);
    }

    /// <summary>An activity of a person, both counted from 0.</summary>
    public ReadOnlyMemory<byte> Row(int person, int number)
    {
        var at = person * PerPerson + number;
        var start = at == 0 ? 0 : _ends[at - 1];
        return _bytes.AsMemory(start, _ends[at] - start);
    }

    /// <summary>The state of a person after the activities of these numbers, on top of a state where one is given.</summary>
    public InterestState StateOf(int person, IEnumerable<int> numbers, InterestState? state = null)
    {
        state ??= new InterestState(Stream.Model);
        foreach (var number in numbers)
            state.Add(LedgerJson.Read(Row(person, number).Span));
        return state;
    }
}
