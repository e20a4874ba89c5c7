using System.Xml.Linq;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution.Checking.Model;

/// <summary>A solution with the look-ups that rules share. Names are compared as Dataverse does: logical names in lower case.</summary>
internal sealed class CheckedSolution
{
    private readonly Dictionary<string, Table> _tables = [];

    public CheckedSolution(SolutionContent content, CheckOptions options)
    {
        Content = content;
        Options = options;
        MarkWhereUnmarked(content.Manifest, SolutionZip.ManifestName);
        MarkWhereUnmarked(content.Customizations, SolutionZip.CustomizationsName);
        foreach (var entity in Root.Elements("Entities").Elements("Entity"))
            if (Model.Table.Of(entity) is { } table)
                _tables.TryAdd(table.LogicalName, table);
    }

    public SolutionContent Content { get; }

    public CheckOptions Options { get; }

    /// <summary>The root of customizations.xml.</summary>
    public XElement Root => Content.Customizations.Root!;

    public XElement Manifest => Content.Manifest.Root!;

    /// <summary>The tables that the solution defines or extends.</summary>
    public IReadOnlyCollection<Table> Tables => _tables.Values;

    public string Prefix => Manifest.Descendants("CustomizationPrefix").FirstOrDefault()?.Value ?? "";

    public string OptionPrefix => Manifest.Descendants("CustomizationOptionValuePrefix").FirstOrDefault()?.Value ?? "";

    public IEnumerable<XElement> Forms => Root.Elements("Entities").Descendants("systemform");

    public IEnumerable<XElement> Views => Root.Elements("Entities").Descendants("savedquery");

    public IEnumerable<XElement> Steps => Components("SdkMessageProcessingSteps", "SdkMessageProcessingStep");

    public IEnumerable<XElement> WebResources => Components("WebResources", "WebResource");

    public IEnumerable<XElement> OptionSets => Components("optionsets", "optionset");

    public IEnumerable<XElement> Roles => Components("Roles", "Role");

    public IEnumerable<XElement> Assemblies => Components("SolutionPluginAssemblies", "PluginAssembly");

    public IEnumerable<XElement> Relationships => Components("EntityRelationships", "EntityRelationship");

    public IEnumerable<XElement> Components(string node, string component) => Root.Elements(node).Elements(component);

    public Table? Table(string logicalName) => _tables.GetValueOrDefault(logicalName);

    /// <summary>The table that a form, view or column belongs to.</summary>
    public Table? TableOf(XElement node) =>
        node.Ancestors("Entity").FirstOrDefault()?.Element("Name")?.Value is { } name ? Table(name.ToLowerInvariant()) : null;

    public bool HasTable(string logicalName) => _tables.ContainsKey(logicalName) || StockTable.All.ContainsKey(logicalName);

    public bool HasColumn(string table, string column) =>
        Table(table)?.Columns.ContainsKey(column) == true
        || (StockTable.All.TryGetValue(table, out var stock) ? stock.Columns.Contains(column)
            : Table(table)?.IsOwn == true && StockTable.OfEveryOwnTable.Contains(column));

    private static void MarkWhereUnmarked(XDocument document, string name)
    {
        if (Place.File(document.Root!).Length == 0) Place.Mark(document.Root!, name);
    }
}
