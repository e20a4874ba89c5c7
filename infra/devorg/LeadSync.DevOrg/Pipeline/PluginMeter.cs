using System.Diagnostics.Metrics;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>Counts what plug-ins ask of the organisation: the instrument "devorg.plugin.calls", tagged with the message.</summary>
public static class PluginMeter
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "LeadSync.DevOrg";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("devorg.plugin.calls");

    internal static void Count(string message) => Calls.Add(1, new KeyValuePair<string, object?>("message", message));
}
