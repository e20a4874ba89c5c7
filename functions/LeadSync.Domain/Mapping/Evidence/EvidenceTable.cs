using System.Text.Json;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>
/// The weights of all levels, in log-odds: by how much each moves the odds that an account is the lead's. Read from
/// <c>evidence.json</c>, which <c>leadsync match learn</c> writes. Immutable.
/// </summary>
public sealed class EvidenceTable
{
    private readonly double[][] weights;

    internal EvidenceTable(string version, double[][] weights) => (Version, this.weights) = (version, weights);

    /// <summary>The table that is shipped.</summary>
    public static EvidenceTable Current { get; } = Shipped();

    /// <summary>Which table it is; a decision can be told from one of another table by it.</summary>
    public string Version { get; }

    /// <summary>What a piece of evidence says, in English and German.</summary>
    /// <param name="kind">Of <see cref="MappingEvidence.Kind"/>.</param>
    /// <param name="level">Of <see cref="MappingEvidence.Level"/>.</param>
    public static (string English, string German) Label(string kind, string level) => EvidenceTexts.Of(kind, level);

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">The table lacks a kind or level, or has one that nothing is compared by.</exception>
    public static EvidenceTable Read(ReadOnlySpan<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            var version = document.RootElement.GetProperty("version").GetString() ?? throw new InvalidDataException("The table of evidence has no version.");
            var kinds = document.RootElement.GetProperty("kinds");
            if (kinds.EnumerateObject().FirstOrDefault(kind => EvidenceKinds.All.All(known => known.Name != kind.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
                throw new InvalidDataException($"The table of evidence has a kind \"{unknown.Name}\" that nothing is compared by.");
            return new EvidenceTable(version, [.. EvidenceKinds.All.Select(kind => Weights(kind, kinds))]);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"The table of evidence cannot be read: {broken.Message}", broken);
        }
    }

    /// <summary>The table as JSON, each kind and level by name.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("version", Version);
            writer.WriteStartObject("kinds");
            foreach (var (kind, levels) in EvidenceKinds.All.Zip(weights))
            {
                writer.WriteStartObject(kind.Name);
                for (var level = 0; level < levels.Length; level++) writer.WriteNumber(kind.Levels[level], Math.Round((decimal)levels[level], 3));
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return [.. stream.ToArray(), (byte)'\n'];
    }

    /// <summary>The weight of a level.</summary>
    internal double this[int place, byte level] => weights[place][level];

    /// <summary>The log-odds of all evidence together, against "none of the accounts".</summary>
    internal double LogOdds(EvidenceVector vector)
    {
        var sum = 0.0;
        var levels = vector.Levels;
        for (var place = 0; place < weights.Length; place++)
            if (levels[place] != EvidenceVector.NotCompared) sum += weights[place][levels[place]];
        return sum;
    }

    private static double[] Weights(EvidenceKind kind, JsonElement kinds)
    {
        var levels = kinds.GetProperty(kind.Name);
        if (levels.EnumerateObject().Count() != kind.Levels.Count)
            throw new InvalidDataException($"The kind \"{kind.Name}\" has {kind.Levels.Count} levels: {string.Join(", ", kind.Levels)}.");
        return [.. kind.Levels.Select(level => levels.TryGetProperty(level, out var weight) ? weight.GetDouble() : throw new InvalidDataException($"The kind \"{kind.Name}\" lacks the level \"{level}\"."))];
    }

    private static EvidenceTable Shipped()
    {
        using var stream = typeof(EvidenceTable).Assembly.GetManifestResourceStream("evidence.json")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Read(memory.ToArray());
    }
}
