using System.Xml.Linq;

namespace LeadSync.DevOrg.Import;

/// <summary>The manifest's list of contents: every entry must be in the package.</summary>
internal static class RootComponents
{
    public static void Check(ImportJob job)
    {
        foreach (var component in job.Zip.Manifest.Descendants("RootComponent"))
            if (!IsPresent(job, component))
                throw job.Refuse($"The root component of type {component.Attribute("type")?.Value} ({component.Attribute("schemaName")?.Value ?? component.Attribute("id")?.Value}) is not in the package.");
    }

    private static bool IsPresent(ImportJob job, XElement component)
    {
        var name = component.Attribute("schemaName")?.Value;
        var id = SolutionXml.Id(component.Attribute("id")?.Value);
        return component.Attribute("type")?.Value switch
        {
            "1" => job.Elements("Entities", "Entity").Any(each => each.Text("Name")?.ToLowerInvariant() == name),
            "9" => job.Elements("optionsets", "optionset").Any(each => each.Attribute("Name")?.Value == name),
            "20" => HasId(job.Elements("Roles", "Role"), "id", id),
            "60" => job.Zip.Customizations.Descendants("formid").Concat(job.Zip.Customizations.Descendants("FormId")).Any(each => SolutionXml.Id(each.Value) == id),
            "61" => job.Elements("WebResources", "WebResource").Any(each => each.Text("Name") == name),
            "62" => job.Elements("AppModuleSiteMaps", "AppModuleSiteMap").Any(each => each.Text("SiteMapUniqueName") == name),
            "80" => job.Elements("AppModules", "AppModule").Any(each => each.Text("UniqueName") == name),
            "91" => job.Elements("SolutionPluginAssemblies", "PluginAssembly")
                .Any(each => each.Attribute("FullName")?.Value == name && SolutionXml.Id(each.Attribute("PluginAssemblyId")?.Value) == id),
            "92" => HasId(job.Elements("SdkMessageProcessingSteps", "SdkMessageProcessingStep"), "SdkMessageProcessingStepId", id),
            "95" => HasId(job.Elements("ServiceEndpoints", "ServiceEndpoint"), "ServiceEndpointId", id),
            var type => throw Faults.NotImplemented($"The root component type {type}"),
        };
    }

    private static bool HasId(IEnumerable<XElement> elements, string attribute, Guid? id) =>
        elements.Any(each => SolutionXml.Id(each.Attribute(attribute)?.Value) == id);
}
