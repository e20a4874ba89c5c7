using System.Text.Json;

namespace LeadSync.Tests.Shared.FunctionsHost;

/// <summary>A function of an app folder: its folder's name and its trigger binding.</summary>
internal sealed record HostedFunction(string Name, JsonElement Trigger)
{
    public string Type => Text("type");

    public string Text(string property) => Trigger.GetProperty(property).GetString()!;

    public bool IsBatch => Trigger.TryGetProperty("cardinality", out var cardinality) && cardinality.GetString() == "many";
}

/// <summary>What the host reads of an app folder: host.json, and the function.json of every folder in it.</summary>
internal sealed class AppFolder(string path)
{
    private readonly JsonElement host = JsonElement.Parse(File.ReadAllText(System.IO.Path.Combine(path, "host.json")));

    public string Path => path;

    public IReadOnlyList<HostedFunction> Functions { get; } = [.. Directory.EnumerateFiles(path, "function.json", SearchOption.AllDirectories)
        .Select(file => new HostedFunction(
            System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file))!,
            JsonElement.Parse(File.ReadAllText(file)).GetProperty("bindings").EnumerateArray()
                .First(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.Ordinal))))];

    /// <summary>The program, relative to the folder; one that is not there is looked for on the PATH.</summary>
    public string Executable
    {
        get
        {
            var name = Description.GetProperty("defaultExecutablePath").GetString()!;
            var here = System.IO.Path.Combine(path, name);
            return File.Exists(here) ? here : name;
        }
    }

    public IReadOnlyList<string> Arguments => Description.TryGetProperty("arguments", out var arguments)
        ? [.. arguments.EnumerateArray().Select(argument => argument.GetString()!)]
        : [];

    public bool Forwards => host.GetProperty("customHandler").TryGetProperty("enableForwardingHttpRequest", out var forwards) && forwards.GetBoolean();

    public int LargestBatch => host.GetProperty("extensions").GetProperty("serviceBus").GetProperty("maxMessageBatchSize").GetInt32();

    private JsonElement Description => host.GetProperty("customHandler").GetProperty("description");
}
