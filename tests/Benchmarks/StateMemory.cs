using System.Globalization;
using LeadSync.Domain.Scoring;

namespace LeadSync.Benchmarks;

/// <summary>What the state of a person takes, alive and written, on average.</summary>
internal sealed record StateMemory(double Live, double Written, bool ReadsBack)
{
    private const int ChunkSize = 1_000;

    /// <summary>Measures and prints; the exit code.</summary>
    public static int Report(int people, TextWriter output)
    {
        var memory = Of(people);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{people} people, {Ledger.PerPerson} activities each: {memory.Written:0} bytes written, {memory.Live:0} bytes alive per person"));
        return memory.ReadsBack ? 0 : 1;
    }

    public static StateMemory Of(int people)
    {
        var states = new InterestState[people];
        // The first one fills what is made once for all.
        Fill(states, 1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Fill(states, people);
        var live = GC.GetTotalMemory(forceFullCollection: true) - before;
        var (written, readsBack) = (0L, true);
        foreach (var state in states)
        {
            var bytes = state.Write();
            written += bytes.Length;
            readsBack &= InterestState.Read(bytes, Stream.Model)!.Write().SequenceEqual(bytes);
        }
        return new StateMemory((double)live / people, (double)written / people, readsBack);
    }

    private static void Fill(InterestState[] states, int people)
    {
        for (var first = 0; first < people; first += ChunkSize)
        {
            var ledger = Ledger.Of(first, Math.Min(ChunkSize, people - first));
            for (var person = 0; person < ledger.People; person++)
                states[first + person] = ledger.StateOf(person, Enumerable.Range(0, Ledger.PerPerson));
        }
    }
}
