using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC006: a step names a known message and a plug-in type, or an endpoint, that the solution brings along.</summary>
internal sealed class StepHandlerRule() : Rule("LSC006")
{
    private const string ServiceBusType = "ef521e63-cd2b-4170-99f6-447466a7161e";

    /// <summary>The ids of the messages are the same in every environment.</summary>
    private static readonly HashSet<string> Messages =
    [
        "9ebdbb1b-ea3e-db11-86a7-000a3a5473e8", "20bebb1b-ea3e-db11-86a7-000a3a5473e8", "a1bdbb1b-ea3e-db11-86a7-000a3a5473e8",
        "8cbdbb1b-ea3e-db11-86a7-000a3a5473e8", "1cbebb1b-ea3e-db11-86a7-000a3a5473e8", "1dbebb1b-ea3e-db11-86a7-000a3a5473e8",
        "dbbdbb1b-ea3e-db11-86a7-000a3a5473e8", "f2bdbb1b-ea3e-db11-86a7-000a3a5473e8", "03bebb1b-ea3e-db11-86a7-000a3a5473e8",
    ];

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var types = solution.Assemblies.Descendants("PluginType").ToArray();
        var endpoints = solution.Components("ServiceEndpoints", "ServiceEndpoint")
            .Select(endpoint => Bare((string?)endpoint.Attribute("ServiceEndpointId"))).ToHashSet();
        foreach (var step in solution.Steps)
        {
            if (step.Element("SdkMessageId") is not { } message || !Messages.Contains(Bare(message.Value)))
                yield return At(step, $"'{step.Element("SdkMessageId")?.Value}' is no message that we know the id of.");
            var handler = step.Element("EventHandlerTypeCode")?.Value == "4618" ? Endpoint(step, endpoints) : Type(step, types);
            if (handler is not null) yield return handler;
        }
    }

    private Finding? Endpoint(XElement step, HashSet<string> endpoints)
    {
        var endpoint = step.Element("EventHandler");
        if (endpoint is null || !endpoints.Contains(Bare(endpoint.Value)))
            return At(endpoint ?? step, $"'{endpoint?.Value}' is no service endpoint of the solution.");
        return Bare(step.Element("PluginTypeId")?.Value) == ServiceBusType ? null
            : At(step, $"A step to an endpoint has the plug-in type {ServiceBusType} of the platform.");
    }

    private Finding? Type(XElement step, XElement[] types)
    {
        var name = step.Element("PluginTypeName");
        var type = Array.Find(types, type => (string?)type.Attribute("AssemblyQualifiedName") == name?.Value);
        if (type is null) return At(name ?? step, $"'{name?.Value}' is no plug-in type of the solution.");
        return Bare((string?)type.Attribute("PluginTypeId")) == Bare(step.Element("PluginTypeId")?.Value) ? null
            : At(step, $"PluginTypeId is not that of '{name?.Value}'.");
    }

    private static string Bare(string? id) => (id ?? "").Trim('{', '}').ToLowerInvariant();
}
