using System.Buffers;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Functions.People;

/// <summary>What a person did, as far as each of the published models has to remember it.</summary>
public sealed class PersonInterest
{
    private const int Layout = 2;

    private readonly InterestState[] _states;

    /// <summary>Of somebody who has done nothing yet.</summary>
    /// <param name="models">The models to remember it for.</param>
    /// <param name="from">When interest was last reset: only what comes after counts. Null where all counts.</param>
    public PersonInterest(PublishedModels models, Instant? from = null) => _states = [.. models.All.Select(model => new InterestState(model, from))];

    private PersonInterest(InterestState[] states) => _states = states;

    /// <summary>The reset of interest it was kept for.</summary>
    public Instant? From => _states[0].From;

    /// <summary>The state for one of the models.</summary>
    /// <exception cref="InvalidOperationException">It was not kept for this model.</exception>
    public InterestState Of(ScoringModel model) => _states.First(state => state.Model.Id == model.Id);

    /// <summary>Takes in an activity that has not been taken in before.</summary>
    public void Add(Activity activity)
    {
        foreach (var state in _states)
            state.Add(activity);
    }

    /// <summary>Writes <c>{"layout":2,"states":[…]}</c>, a state per model in its own form (see Scoring/README.md).</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("layout", Layout);
            writer.WriteStartArray("states");
            foreach (var state in _states)
                writer.WriteRawValue(state.Write(), skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Reads what <see cref="Write"/> wrote; null where one of the models is missing, or the layout is another: then the
    /// ledger has to be walked anew. States of models that are not asked for are left out.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON at all: the storage is broken.</exception>
    public static PersonInterest? Read(ReadOnlyMemory<byte> json, PublishedModels models)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.GetProperty("layout").GetInt32() != Layout)
            return null;
        var stored = document.RootElement.GetProperty("states").EnumerateArray().ToList();
        var states = models.All
            .Select(model => stored.Select(state => InterestState.Read(state, model)).FirstOrDefault(state => state is not null))
            .OfType<InterestState>().ToArray();
        return states.Length == models.All.Count ? new PersonInterest(states) : null;
    }
}
