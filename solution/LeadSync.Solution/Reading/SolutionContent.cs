using System.Xml.Linq;

namespace LeadSync.Solution.Reading;

/// <summary>
/// A solution in its packed shape: two documents and the files beside them, whether assembled from source or read from a zip.
/// </summary>
/// <param name="Manifest">solution.xml.</param>
/// <param name="Customizations">customizations.xml.</param>
/// <param name="Files">Every other entry by its name in the zip, [Content_Types].xml excepted.</param>
/// <param name="IsSource">Assembled from source: the plug-in assembly is not there yet.</param>
internal sealed record SolutionContent(
    XDocument Manifest, XDocument Customizations, IReadOnlyDictionary<string, byte[]> Files, bool IsSource);
