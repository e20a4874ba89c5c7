using BenchmarkDotNet.Attributes;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Benchmarks;

/// <summary>The day of the next change against the score itself, per person: both are needed whenever somebody did something.</summary>
[MemoryDiagnoser]
public class NextChangeBenchmark
{
    private const int People = 1_000;

    private static readonly Dictionary<string, PropertyValue> Nothing = [];

    private InterestState[] _states = null!;

    /// <summary>Makes the filled states.</summary>
    [GlobalSetup]
    public void Prepare() => _states = States(People);

    /// <summary>The reference: the score of everybody, with reasons.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = People)]
    public double Score()
    {
        var sum = 0.0;
        foreach (var state in _states)
            sum += ScoreOf(state, Stream.AsOf).Total;
        return sum;
    }

    /// <summary>The day on which grade or qualification of each turns next.</summary>
    [Benchmark(OperationsPerInvoke = People)]
    public int NextChange()
    {
        var turns = 0;
        foreach (var state in _states)
            turns += Next(state) is null ? 0 : 1;
        return turns;
    }

    /// <summary>Whether nobody turns before the day that is told, and all do on it; and that there is somebody who does.</summary>
    internal static bool IsFirstTurn(int people)
    {
        var turns = States(people).Select(state => (State: state, Day: Next(state))).Where(turn => turn.Day is not null).ToList();
        return turns.Count > 0 && turns.TrueForAll(turn => IsFirst(turn.State, turn.Day!.Value));
    }

    private static bool IsFirst(InterestState state, LocalDate turn)
    {
        var now = ScoreOf(state, Stream.AsOf).Qualified;
        for (var day = Stream.AsOf.PlusDays(1); day < turn; day = day.PlusDays(1))
            if (ScoreOf(state, day).Qualified != now)
                return false;
        return ScoreOf(state, turn).Qualified != now;
    }

    private static LocalDate? Next(InterestState state) => Scorer.NextChange(Stream.Model, state, Nothing, Stream.AsOf);

    private static Score ScoreOf(InterestState state, LocalDate day) => Scorer.Score(Stream.Model, state, Nothing, day);

    private static InterestState[] States(int people)
    {
        var ledger = Ledger.Of(0, people);
        return [.. Enumerable.Range(0, people).Select(person => ledger.StateOf(person, Enumerable.Range(0, Ledger.PerPerson)))];
    }
}
