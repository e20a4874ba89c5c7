using System.Text.Json;

namespace LeadSync.Functions.Hosting.FunctionsHost;

/// <summary>One function, as the Functions host knows it: the folder's name and the trigger in its function.json.</summary>
public abstract record FunctionEntry(string Name)
{
    /// <summary>Messages of a queue, one by one or in batches.</summary>
    public sealed record OfQueue(string Name, string Queue, bool IsBatch) : FunctionEntry(Name);

    /// <summary>A timer with its expression of six fields.</summary>
    public sealed record OfTimer(string Name, string Schedule) : FunctionEntry(Name);

    /// <summary>Requests. The route is relative to /api/; methods are upper case.</summary>
    public sealed record OfHttp(string Name, string Route, IReadOnlyList<string> Methods) : FunctionEntry(Name);
}

/// <summary>The functions of an app folder: every <c>NAME/function.json</c> in it, which is what the Functions host goes by.</summary>
public static class FunctionCatalogue
{
    /// <summary>All functions, sorted by name.</summary>
    /// <exception cref="InvalidDataException">A file that is not as it must be; the message names it.</exception>
    public static IReadOnlyList<FunctionEntry> Read(string folder) => [.. Directory.EnumerateDirectories(folder)
        .Select(path => Path.Combine(path, "function.json"))
        .Where(File.Exists)
        .Select(Entry)
        .OrderBy(entry => entry.Name, StringComparer.Ordinal)];

    private static FunctionEntry Entry(string file)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(file))!;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var trigger = document.RootElement.GetProperty("bindings").EnumerateArray()
                .Single(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.Ordinal));
            return Entry(name, trigger);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{name}/function.json must hold one trigger binding that LeadSync knows: {error.Message}", error);
        }
    }

    private static FunctionEntry Entry(string name, JsonElement trigger) => trigger.GetProperty("type").GetString() switch
    {
        "serviceBusTrigger" => new FunctionEntry.OfQueue(name, Text(trigger, "queueName"),
            trigger.TryGetProperty("cardinality", out var cardinality) && cardinality.GetString() == "many"),
        "timerTrigger" => new FunctionEntry.OfTimer(name, Text(trigger, "schedule")),
        "httpTrigger" => new FunctionEntry.OfHttp(name, Text(trigger, "route"),
            [.. trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())]),
        var other => throw new InvalidOperationException($"a trigger of type {other}"),
    };

    private static string Text(JsonElement trigger, string name) => trigger.GetProperty(name).GetString()!;
}
