using System.Text.Json;
using LeadSync.Cli.Operations;
using Spectre.Console;

namespace LeadSync.Cli.Simulating;

/// <summary>Has a running instance simulate a model over all it knows, and passes on what it finds as it comes.</summary>
internal sealed class RemoteSimulation(OperatorApi api, SimulationReport report)
{
    /// <summary>Runs to the end; null, or why it did not get there.</summary>
    public Task<string?> Run(string model, Output output, CancellationToken cancel) =>
        output.IsWatched(resultsToFile: false)
            ? output.Screen.Progress().AutoClear(true).StartAsync(context => Run(model, context.AddTask("people"), cancel))
            : Run(model, (ProgressTask?)null, cancel);

    private Task<string?> Run(string model, ProgressTask? bar, CancellationToken cancel) => api.Call("simulate", model, async stream =>
    {
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancel) is { } text)
        {
            var line = JsonSerializer.Deserialize<SimulationLine>(text, JsonSerializerOptions.Web)!;
            if (line.Move is { } move) report.Add(move);
            if (line.Progress is { } progress && bar is not null) (bar.MaxValue, bar.Value) = (Math.Max(1, progress.Of), progress.People);
            if (line.Summary is not { } summary) continue;
            report.Complete(summary);
            return null;
        }
        return "the simulation ended before its summary; what was written is not the whole.";
    }, cancel);
}
