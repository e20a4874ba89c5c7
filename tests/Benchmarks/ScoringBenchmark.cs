using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;

namespace LeadSync.Benchmarks;

/// <summary>
/// Incremental scoring of a stream against the parsing of the same stream: scoring should cost no more than the parsing
/// that has to come before it anyway.
/// </summary>
[MemoryDiagnoser]
public class ScoringBenchmark
{
    private const int People = 1_000;
    private const int PerPerson = 20;

    private Stream _stream = null!;
    private Activity[] _activities = null!;
    private InterestState[] _states = null!;

    /// <summary>Makes the stream and the filled states.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _stream = Stream.Of(People, PerPerson);
        _activities = _stream.Read();
        _states = NewStates();
        Add(_states);
    }

    /// <summary>The reference: System.Text.Json's generated code parses the bytes to plain objects.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = People * PerPerson)]
    public int ParseJson()
    {
        var keys = 0;
        foreach (var json in _stream.Json)
            keys += JsonSerializer.Deserialize(json, PlainJson.Default.PlainActivity)!.Keys.Length;
        return keys;
    }

    /// <summary>A lower bound: System.Text.Json walks the bytes to a document and makes no objects of it.</summary>
    [Benchmark(OperationsPerInvoke = People * PerPerson)]
    public int WalkJson()
    {
        var fields = 0;
        foreach (var json in _stream.Json)
        {
            using var document = JsonDocument.Parse(json);
            fields += document.RootElement.GetPropertyCount();
        }
        return fields;
    }

    /// <summary>Reading the activities as the ledger holds them.</summary>
    [Benchmark(OperationsPerInvoke = People * PerPerson)]
    public int ReadLedger()
    {
        var keys = 0;
        foreach (var json in _stream.Json)
            keys += LedgerJson.Read(json).Keys.Count;
        return keys;
    }

    /// <summary>Matching every rule and keeping the state of everybody, from nothing.</summary>
    [Benchmark(OperationsPerInvoke = People * PerPerson)]
    public InterestState[] AddToState()
    {
        var states = NewStates();
        Add(states);
        return states;
    }

    /// <summary>The score of everybody, with reasons; per activity, so that it can be set beside the others.</summary>
    [Benchmark(OperationsPerInvoke = People * PerPerson)]
    public double ScoreEverybody()
    {
        var sum = 0.0;
        foreach (var state in _states)
            sum += Scorer.Score(Stream.Model, state, Nothing, Stream.AsOf).Total;
        return sum;
    }

    private static readonly Dictionary<string, PropertyValue> Nothing = [];

    private static InterestState[] NewStates() => [.. Enumerable.Range(0, People).Select(_ => new InterestState(Stream.Model))];

    private void Add(InterestState[] states)
    {
        for (var i = 0; i < _activities.Length; i++)
            states[_stream.People[i]].Add(_activities[i]);
    }
}
