using System.Xml.Linq;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution.Packing;

/// <summary>
/// Puts the unpacked files into the two documents of a zip. What has no place in them is a finding LSC001, because it
/// would be dropped without a word.
/// </summary>
internal sealed class SourceAssembler
{
    private const string Rule = "LSC001";
    private const string ManifestPath = "Other/Solution.xml";
    private const string CustomizationsPath = "Other/Customizations.xml";
    private const string RelationshipIndexPath = "Other/Relationships.xml";

    /// <summary>Where the files of a folder go: <c>Component</c> elements into the node <c>Node</c>.</summary>
    private sealed record Part(string Node, string Folder, string Suffix, string Component);

    private static readonly Part[] Parts =
    [
        new("Roles", "Roles/", ".xml", "Role"),
        new("EntityRelationships", "Other/Relationships/", ".xml", "EntityRelationship"),
        new("optionsets", "OptionSets/", ".xml", "optionset"),
        new("Dashboards", "Dashboards/", ".xml", "Dashboard"),
        new("WebResources", "WebResources/", ".data.xml", "WebResource"),
        new("SolutionPluginAssemblies", "PluginAssemblies/", ".dll.data.xml", "PluginAssembly"),
        new("ServiceEndpoints", "PluginAssemblies/ServiceEndpoints", ".xml", "ServiceEndpoint"),
        new("SdkMessageProcessingSteps", "SdkMessageProcessingSteps/", ".xml", "SdkMessageProcessingStep"),
        new("AppModuleSiteMaps", "AppModuleSiteMaps/", "/AppModuleSiteMap.xml", "AppModuleSiteMap"),
        new("AppModules", "AppModules/", "/AppModule.xml", "AppModule"),
    ];

    private readonly SolutionSource _source;
    private readonly List<Finding> _findings;
    private readonly HashSet<string> _left;
    private readonly Dictionary<string, byte[]> _files = [];

    private SourceAssembler(SolutionSource source, List<Finding> findings)
    {
        _source = source;
        _findings = findings;
        _left = [.. source.Paths];
    }

    /// <summary>The packed shape, or null where a root document is missing or broken.</summary>
    public static SolutionContent? Assemble(SolutionSource source, List<Finding> findings) =>
        new SourceAssembler(source, findings).Assemble();

    private SolutionContent? Assemble()
    {
        var manifest = Root(ManifestPath);
        var customizations = Root(CustomizationsPath);
        if (manifest is null || customizations is null) return null;
        FillEntities(customizations);
        foreach (var part in Parts) Fill(customizations, part);
        TakeVerbatim();
        CheckRelationshipIndex(customizations);
        foreach (var path in _left.Order(StringComparer.Ordinal))
            _findings.Add(new Finding(Rule, path, 0, "has no place in a solution and would not be packed."));
        return new SolutionContent(manifest, customizations, _files, IsSource: true);
    }

    /// <summary>Folders whose files go into the zip as they are; the two documents do not name them.</summary>
    private void TakeVerbatim()
    {
        foreach (var path in _left.Where(path => path.StartsWith(CustomApi.Folder, StringComparison.Ordinal)).ToArray())
        {
            _left.Remove(path);
            _files[path] = _source.Read(path);
        }
    }

    private XDocument? Root(string path)
    {
        if (_left.Contains(path)) return Take(path);
        _findings.Add(new Finding("LSC000", path, 0, "is missing."));
        return null;
    }

    private XDocument? Take(string path)
    {
        _left.Remove(path);
        return XmlFile.Read(_source.Read(path), path, _findings);
    }

    private void FillEntities(XDocument customizations)
    {
        var entities = _source.Paths.Where(path => path.StartsWith("Entities/", StringComparison.Ordinal)
            && path.EndsWith("/Entity.xml", StringComparison.Ordinal)).ToArray();
        foreach (var path in entities)
        {
            if (Take(path)?.Root is not { } entity) continue;
            var assembly = new EntityAssembler(_source, Take, _findings);
            assembly.Fill(entity, path[..^"Entity.xml".Length]);
            Add(customizations, "Entities", Piece(entity));
        }
    }

    private void Fill(XDocument customizations, Part part)
    {
        var paths = _source.Paths.Where(path => path.StartsWith(part.Folder, StringComparison.Ordinal)
            && path.EndsWith(part.Suffix, StringComparison.Ordinal)).ToArray();
        foreach (var path in paths)
        {
            if (Take(path)?.Root is not { } root) continue;
            XElement[] components = root.Name.LocalName == part.Component ? [root] : [.. root.Elements(part.Component)];
            if (components.Length == 0)
                _findings.Add(Place.Finding(Rule, root, $"holds no {part.Component}."));
            foreach (var component in components)
            {
                Place.Mark(component, path);
                Add(customizations, part.Node, Piece(component));
                TakeContent(component, path);
            }
        }
    }

    /// <summary>The file that a .data.xml describes goes where its FileName says.</summary>
    private void TakeContent(XElement component, string path)
    {
        const string suffix = ".data.xml";
        if (component.Name != "WebResource" || !path.EndsWith(suffix, StringComparison.Ordinal)) return;
        var content = path[..^suffix.Length];
        if (!_left.Remove(content))
            _findings.Add(new Finding(Rule, content, 0, "is missing, though a .data.xml describes it."));
        else if (component.Element("FileName")?.Value.TrimStart('/') is { Length: > 0 } entry)
            _files[entry] = _source.Read(content);
    }

    private void Add(XDocument customizations, string node, XElement component)
    {
        if (customizations.Root!.Element(node) is { } parent) parent.Add(component);
        else _findings.Add(Place.Finding(Rule, component, $"goes into <{node}>, which {CustomizationsPath} lacks."));
    }

    private void CheckRelationshipIndex(XDocument customizations)
    {
        var relationships = customizations.Root!.Element("EntityRelationships")?.Elements().ToArray() ?? [];
        var index = _left.Contains(RelationshipIndexPath) ? Take(RelationshipIndexPath)?.Root : null;
        var listed = index?.Elements().Select(entry => (string?)entry.Attribute("Name") ?? "").ToHashSet() ?? [];
        foreach (var relationship in relationships)
            if (!listed.Remove((string?)relationship.Attribute("Name") ?? ""))
                _findings.Add(Place.Finding(Rule, relationship, $"is not listed in {RelationshipIndexPath}."));
        foreach (var name in listed)
            _findings.Add(new Finding(Rule, RelationshipIndexPath, 0, $"lists {name}, which no file defines."));
    }

    /// <summary>A root element made fit for nesting: the namespace is declared on the document already.</summary>
    internal static XElement Piece(XElement element)
    {
        element.Attribute(XNamespace.Xmlns + "xsi")?.Remove();
        if (element.Parent is not null) element.Remove();
        else element.Document?.Root?.Remove();
        return element;
    }
}
