using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>
/// LSC026: customizations.xml is valid by Microsoft's schemas, where a folder of them is given. They are older than the
/// platform: what it has added since is taken out before, and the order of a step's children is the schema's.
/// </summary>
internal sealed class SchemaRule() : Rule("LSC026")
{
    private const string SchemaFile = "CustomizationsSolution.xsd";

    /// <summary>Elements that the platform writes and the schemas do not know, by parent.</summary>
    private static readonly Dictionary<string, string[]> Newer = new()
    {
        ["attribute"] = ["AutoNumberFormat", "IsSearchable", "IsFilterable", "IsRetrievable", "IsLocalizable"],
        ["entity"] = ["IsRetrieveAuditEnabled", "IsRetrieveMultipleAuditEnabled", "IsMSTeamsIntegrationEnabled", "IsSolutionAware"],
        ["EntityRelationship"] = ["CascadeArchive"],
        ["Role"] = ["IsAutoAssigned"],
        ["AppModule"] = ["OptimizedFor", "statecode", "statuscode", "NavigationType", "appsettings"],
        ["AppModuleSiteMap"] = ["EnableCollapsibleGroups", "ShowHome", "ShowPinned", "ShowRecents"],
        ["ServiceEndpoint"] = ["UseKeyVaultConfiguration"],
    };

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        if (solution.Options.SchemaFolder is not { } folder) return [];
        var path = Path.Combine(folder, SchemaFile);
        if (!File.Exists(path)) return [new Finding(Id, path, 0, "The schema is not there.")];
        var findings = new List<Finding>();
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, path);
        var copy = new XElement(solution.Root);
        var originals = copy.DescendantsAndSelf().Zip(solution.Root.DescendantsAndSelf()).ToDictionary(pair => pair.First, pair => pair.Second);
        Modernise(copy);
        new XDocument(copy).Validate(schemas, (sender, problem) =>
            findings.Add(At(Original(sender, originals) ?? solution.Root, problem.Message)));
        return findings;
    }

    private static XElement? Original(object? sender, Dictionary<XElement, XElement> originals) =>
        (sender as XElement ?? (sender as XAttribute)?.Parent) is { } element ? originals.GetValueOrDefault(element) : null;

    private static void Modernise(XElement root)
    {
        root.DescendantsAndSelf().Where(element => element.Parent is { } parent
            && Newer.TryGetValue(parent.Name.LocalName, out var names) && names.Contains(element.Name.LocalName)).ToArray().Remove();
        root.Descendants("form").Attributes("headerdensity").Remove();
        foreach (var step in root.Descendants("SdkMessageProcessingStep"))
            if (step.Element("SdkMessageId") is { } message && step.Element("Rank") is { } rank)
            {
                message.Remove();
                rank.AddAfterSelf(message);
            }
    }
}
