using System.Text;
using System.Xml;
using System.Xml.Linq;
using LeadSync.Solution.Packing;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution;

/// <summary>Packs the unpacked source into the zip that a CRM imports.</summary>
public static class SolutionPacker
{
    private const string Rule = "LSC001";

    private static readonly XmlWriterSettings Layout = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    /// <summary>
    /// Packs. Only what would make a wrong zip is refused here (broken or unplaced files, a plug-in assembly that is
    /// missing or another than registered); <see cref="SolutionChecker"/> finds the rest.
    /// </summary>
    public static PackResult Pack(SolutionSource source, PackOptions options)
    {
        var findings = new List<Finding>();
        if (SourceAssembler.Assemble(source, findings) is not { } content) return new PackResult.Refused(findings);
        var files = new SortedDictionary<string, byte[]>(
            content.Files.ToDictionary(file => file.Key, file => file.Value), StringComparer.Ordinal);
        AddPluginAssembly(content, options, files, findings);
        Stamp(content.Manifest, options, findings);
        if (findings.Count > 0) return new PackResult.Refused(findings);
        files[SolutionZip.ManifestName] = Bytes(content.Manifest);
        files[SolutionZip.CustomizationsName] = Bytes(content.Customizations);
        files[SolutionZip.ContentTypesName] = ContentTypes.Of([.. files.Keys]);
        return new PackResult.Packed(StableZip.Write(files));
    }

    private static void AddPluginAssembly(
        SolutionContent content, PackOptions options, SortedDictionary<string, byte[]> files, List<Finding> findings)
    {
        foreach (var assembly in content.Customizations.Descendants("PluginAssembly"))
        {
            var registered = (string?)assembly.Attribute("FullName");
            if (!File.Exists(options.PluginAssemblyPath))
                findings.Add(Place.Finding(Rule, assembly, $"{options.PluginAssemblyPath}, the plug-in assembly, is not there."));
            else if (AssemblyMetadata.Read(File.ReadAllBytes(options.PluginAssemblyPath)) is not { } built)
                findings.Add(Place.Finding(Rule, assembly, $"{options.PluginAssemblyPath} is no .NET assembly."));
            else if (built.FullName != registered)
                findings.Add(Place.Finding(Rule, assembly, $"registers '{registered}', but the file is '{built.FullName}'."));
            else if (assembly.Element("FileName")?.Value.TrimStart('/') is { Length: > 0 } entry)
                files[entry] = File.ReadAllBytes(options.PluginAssemblyPath);
        }
    }

    private static void Stamp(XDocument manifest, PackOptions options, List<Finding> findings)
    {
        var solution = manifest.Root!.Element("SolutionManifest");
        if (solution?.Element("Managed") is not { } managed || solution.Element("Version") is not { } version)
        {
            findings.Add(Place.Finding("LSC000", manifest.Root!, "has no SolutionManifest with Version and Managed."));
            return;
        }
        managed.Value = options.Managed ? "1" : "0";
        version.Value = options.Version ?? version.Value;
    }

    private static byte[] Bytes(XDocument document)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Layout))
            document.Save(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
