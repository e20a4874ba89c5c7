using System.Xml.Linq;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution;

/// <summary>
/// One custom API of a solution: a message of the solution's own, as its files below <c>customapis/NAME/</c> describe it.
/// The platform reads them from there; the two documents of the zip do not mention them.
/// </summary>
/// <param name="Name">The folder, which is to be the unique name.</param>
/// <param name="Root">The root of customapi.xml.</param>
/// <param name="Parameters">The roots of the request parameters.</param>
/// <param name="Properties">The roots of the response properties.</param>
public sealed record CustomApi(string Name, XElement Root, IReadOnlyList<XElement> Parameters, IReadOnlyList<XElement> Properties)
{
    /// <summary>Where the files of all custom APIs lie, in source and zip alike.</summary>
    public const string Folder = "customapis/";

    private const string Main = "customapi.xml";

    /// <summary>The id of the plug-in type that does the work; null where none is named.</summary>
    public Guid? PluginTypeId =>
        Guid.TryParse(Root.Element("plugintypeid")?.Element("plugintypeid")?.Value, out var id) ? id : null;

    /// <summary>The custom APIs among the files of a solution, by name. A broken file is a finding LSC000.</summary>
    public static IReadOnlyList<CustomApi> Read(IReadOnlyDictionary<string, byte[]> files, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(findings);
        var roots = files.Where(file => file.Key.StartsWith(Folder, StringComparison.Ordinal) && file.Key.EndsWith(".xml", StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => (Path: file.Key.Split('/'), XmlFile.Read(file.Value, file.Key, findings)?.Root))
            .Where(file => file.Root is not null).ToLookup(file => file.Path[1]);
        return [.. from folder in roots
                   let main = folder.FirstOrDefault(file => file.Path is [_, _, Main]).Root
                   where main is not null
                   select new CustomApi(folder.Key, main, Parts(folder, "customapirequestparameters"), Parts(folder, "customapiresponseproperties"))];
    }

    private static List<XElement> Parts(IEnumerable<(string[] Path, XElement? Root)> files, string folder) =>
        [.. files.Where(file => file.Path.Length == 5 && file.Path[2] == folder).Select(file => file.Root!)];
}
