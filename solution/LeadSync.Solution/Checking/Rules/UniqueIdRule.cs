using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC003: every id is a GUID and stands for one thing only; names that must be unique are.</summary>
internal sealed class UniqueIdRule() : Rule("LSC003")
{
    /// <summary>Attributes that give an id, by element.</summary>
    private static readonly (string Element, string Attribute)[] Attributes =
    [
        ("Role", "id"), ("PluginAssembly", "PluginAssemblyId"), ("PluginType", "PluginTypeId"),
        ("SdkMessageProcessingStep", "SdkMessageProcessingStepId"), ("ServiceEndpoint", "ServiceEndpointId"),
        ("tab", "id"), ("section", "id"), ("cell", "id"), ("Library", "libraryUniqueId"), ("Handler", "handlerUniqueId"),
    ];

    /// <summary>Elements that hold an id, by parent.</summary>
    private static readonly (string Parent, string Element)[] Elements =
    [
        ("systemform", "formid"), ("savedquery", "savedqueryid"), ("visualization", "savedqueryvisualizationid"),
        ("Dashboard", "FormId"), ("WebResource", "WebResourceId"),
        ("SdkMessageProcessingStepImage", "SdkMessageProcessingStepImageId"),
    ];

    public override IEnumerable<Finding> Check(CheckedSolution solution) => Ids(solution).Concat(Names(solution));

    private IEnumerable<Finding> Ids(CheckedSolution solution)
    {
        var seen = new Dictionary<Guid, XElement>();
        foreach (var (element, text) in Given(solution.Root))
            if (!Guid.TryParse(text, out var id))
                yield return At(element, $"'{text}' is no GUID.");
            else if (!seen.TryAdd(id, element))
                yield return At(element, $"{id} is the id of a {seen[id].Name} in {Place.File(seen[id])} already.");
    }

    private static IEnumerable<(XElement Element, string Text)> Given(XElement root)
    {
        foreach (var element in root.Descendants())
        {
            if (element.Parent?.Name == "AppModuleRoleMaps") continue;
            foreach (var (name, attribute) in Attributes)
                if (element.Name == name && element.Attribute(attribute) is { } id)
                    yield return (element, id.Value);
            foreach (var (parent, name) in Elements)
                if (element.Name == name && element.Parent?.Name == parent)
                    yield return (element, element.Value);
        }
    }

    private IEnumerable<Finding> Names(CheckedSolution solution)
    {
        var named = solution.OptionSets.Select(set => (set, "choice " + (string?)set.Attribute("Name")))
            .Concat(solution.WebResources.Select(resource => (resource, "web resource " + resource.Element("Name")?.Value)))
            .Concat(solution.Relationships.Select(relationship => (relationship, "relationship " + (string?)relationship.Attribute("Name"))))
            .Concat(solution.Tables.SelectMany(table => table.Entity.Elements("attributes").Elements().Select(attribute =>
                (attribute, $"column {table.LogicalName}.{attribute.Element("LogicalName")?.Value}"))))
            .Concat(solution.Root.Descendants("SiteMap").Descendants().Where(node => node.Attribute("Id") is not null)
                .Select(node => (node, "sitemap id " + (string?)node.Attribute("Id"))));
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (element, name) in named)
            if (!seen.Add(name))
                yield return At(element, $"There are two: {name}.");
    }
}
