using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;

namespace LeadSync.Benchmarks;

/// <summary>
/// Scores everybody from nothing but the bytes of the ledger, as after a new model is published, beside one pass that only
/// parses them; then compares each score with that of a state kept bit by bit.
/// </summary>
internal sealed class FullRescore
{
    private const int ChunkSize = 5_000;

    private static readonly Dictionary<string, PropertyValue> Nothing = [];
    private static readonly ParallelOptions TwoCores = new() { MaxDegreeOfParallelism = 2 };

    private readonly Time _parsing = new();
    private readonly Time _scoring = new();

    public int People { get; private set; }

    /// <summary>How many people have another score by their incremental state.</summary>
    public int Different { get; private set; }

    /// <summary>Measures and prints; the exit code.</summary>
    public static int Report(int people, TextWriter output, TextWriter progress)
    {
        Measure(Math.Min(people, ChunkSize), TextWriter.Null);
        var run = Measure(people, progress);
        var activities = (double)people * Ledger.PerPerson;
        output.WriteLine(Invariant($"{people} people, {activities} activities, 2 threads, {DateTime.UtcNow:yyyy-MM-dd}"));
        output.WriteLine(Invariant($"parse only     {run._parsing.Wall:0.00} s, CPU {run._parsing.Processor:0.00} s, {activities / run._parsing.Wall:0} activities/s"));
        output.WriteLine(Invariant($"full rescore   {run._scoring.Wall:0.00} s, CPU {run._scoring.Processor:0.00} s, {activities / run._scoring.Wall:0} activities/s"));
        output.WriteLine(Invariant($"ratio          {run._scoring.Wall / run._parsing.Wall:0.00} of the time, {run._scoring.Processor / run._parsing.Processor:0.00} of the CPU time of parsing"));
        output.WriteLine(Invariant($"different from the incremental state: {run.Different}"));
        return run.Different == 0 ? 0 : 1;
    }

    public static FullRescore Measure(int people, TextWriter progress)
    {
        var run = new FullRescore();
        for (var first = 0; first < people; first += ChunkSize)
        {
            run.Take(first, Math.Min(ChunkSize, people - first));
            progress.WriteLine(Invariant($"{run.People}/{people} people, scoring {run._scoring.Wall:0.00} s, CPU {run._scoring.Processor:0.00} s"));
        }
        return run;
    }

    private void Take(int firstPerson, int people)
    {
        // Two halves, one for each core, each made in parallel and outside of the time that counts.
        var halves = new Ledger[2];
        Parallel.For(0, 2, TwoCores, half => halves[half] = half == 0
            ? Ledger.Of(firstPerson, people / 2)
            : Ledger.Of(firstPerson + people / 2, people - people / 2));
        var scores = halves.Select(ledger => new Score[ledger.People]).ToArray();
        var different = new int[2];
        _parsing.Of(() => Parallel.For(0, 2, TwoCores, half => Parse(halves[half])));
        _scoring.Of(() => Parallel.For(0, 2, TwoCores, half => Rescore(halves[half], scores[half])));
        Parallel.For(0, 2, TwoCores, half => different[half] = CountDifferent(halves[half], scores[half]));
        People += people;
        Different += different.Sum();
    }

    private static int Parse(Ledger ledger)
    {
        var fields = 0;
        for (var person = 0; person < ledger.People; person++)
            for (var i = 0; i < Ledger.PerPerson; i++)
            {
                using var document = JsonDocument.Parse(ledger.Row(person, i));
                fields += document.RootElement.GetPropertyCount();
            }
        return fields;
    }

    private static void Rescore(Ledger ledger, Score[] scores)
    {
        for (var person = 0; person < ledger.People; person++)
        {
            var state = new InterestState(Stream.Model);
            for (var i = 0; i < Ledger.PerPerson; i++)
                state.Add(LedgerJson.Read(ledger.Row(person, i).Span));
            scores[person] = Scorer.Score(Stream.Model, state, Nothing, Stream.AsOf);
        }
    }

    private static int CountDifferent(Ledger ledger, Score[] scores)
    {
        var different = 0;
        for (var person = 0; person < ledger.People; person++)
        {
            // Last activity first, and the state written and read back in the middle.
            var later = ledger.StateOf(person, Enumerable.Range(Ledger.PerPerson / 2, Ledger.PerPerson / 2).Reverse());
            var stored = InterestState.Read(later.Write(), Stream.Model);
            var state = ledger.StateOf(person, Enumerable.Range(0, Ledger.PerPerson / 2).Reverse(), stored);
            if (!IsSame(scores[person], Scorer.Score(Stream.Model, state, Nothing, Stream.AsOf)))
                different++;
        }
        return different;
    }

    private static bool IsSame(Score one, Score other) =>
        one.Total.Equals(other.Total) && one.Qualified == other.Qualified && string.Equals(one.Grade, other.Grade, StringComparison.Ordinal)
        && one.Reasons.SequenceEqual(other.Reasons);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sum of time; on a machine shared with others that of the processor tells more.</summary>
    private sealed class Time
    {
        public double Wall { get; private set; }

        public double Processor { get; private set; }

        public void Of(Action work)
        {
            using var process = Process.GetCurrentProcess();
            var (wall, processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            work();
            Wall += Stopwatch.GetElapsedTime(wall).TotalSeconds;
            process.Refresh();
            Processor += (process.TotalProcessorTime - processor).TotalSeconds;
        }
    }
}
