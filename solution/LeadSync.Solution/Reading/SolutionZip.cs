using System.IO.Compression;
using System.Xml.Linq;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution;

/// <summary>A packed solution, opened for reading.</summary>
public sealed class SolutionZip
{
    internal const string ManifestName = "solution.xml";
    internal const string CustomizationsName = "customizations.xml";
    internal const string ContentTypesName = "[Content_Types].xml";

    private SolutionZip(XDocument manifest, XDocument customizations, IReadOnlyDictionary<string, byte[]> files)
    {
        Manifest = manifest;
        Customizations = customizations;
        Files = files;
    }

    /// <summary>solution.xml.</summary>
    public XDocument Manifest { get; }

    /// <summary>customizations.xml.</summary>
    public XDocument Customizations { get; }

    /// <summary>
    /// Every entry but the three at the root, by its name in the zip (no leading slash): the FileName of a web resource
    /// or plug-in assembly without its leading slash is a key here.
    /// </summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>The unique name of the solution.</summary>
    public string UniqueName => Manifest.Descendants("UniqueName").First().Value;

    /// <summary>The version of the solution.</summary>
    public string Version => Manifest.Descendants("Version").First().Value;

    /// <summary>Whether the zip is the managed flavour.</summary>
    public bool IsManaged => Manifest.Descendants("Managed").First().Value == "1";

    /// <summary>Opens a zip, or says why it is none that a CRM would take.</summary>
    /// <returns>The solution; null where <paramref name="findings"/> names the reason.</returns>
    public static SolutionZip? TryOpen(byte[] content, out IReadOnlyList<Finding> findings)
    {
        var found = new List<Finding>();
        findings = found;
        if (Entries(content, found) is not { } entries) return null;
        foreach (var name in new[] { ContentTypesName, ManifestName, CustomizationsName })
            if (!entries.ContainsKey(name))
                found.Add(new Finding("LSC000", name, 0, "is not at the root of the zip."));
        if (found.Count > 0) return null;
        var manifest = XmlFile.Read(entries[ManifestName], ManifestName, found);
        var customizations = XmlFile.Read(entries[CustomizationsName], CustomizationsName, found);
        if (manifest is null || customizations is null) return null;
        foreach (var element in new[] { "UniqueName", "Version", "Managed" })
            if (!manifest.Descendants(element).Any())
                found.Add(Place.Finding("LSC000", manifest.Root!, $"has no {element}."));
        foreach (var name in new[] { ContentTypesName, ManifestName, CustomizationsName }) entries.Remove(name);
        return found.Count > 0 ? null : new SolutionZip(manifest, customizations, entries);
    }

    /// <summary>Opens a zip that is known to be good.</summary>
    /// <exception cref="InvalidDataException">It is not; the message lists the findings.</exception>
    public static SolutionZip Open(byte[] content) =>
        TryOpen(content, out var findings) ?? throw new InvalidDataException(string.Join(Environment.NewLine, findings));

    private static Dictionary<string, byte[]>? Entries(byte[] content, List<Finding> findings)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            var entries = new Dictionary<string, byte[]>();
            foreach (var entry in archive.Entries)
            {
                using var stream = entry.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                if (!entries.TryAdd(entry.FullName, copy.ToArray()))
                    findings.Add(new Finding("LSC000", entry.FullName, 0, "is in the zip twice."));
            }
            return entries;
        }
        catch (InvalidDataException error)
        {
            findings.Add(new Finding("LSC000", "", 0, $"This is no zip: {error.Message}"));
            return null;
        }
    }
}
