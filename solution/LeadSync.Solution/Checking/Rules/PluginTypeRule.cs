using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC010: plug-in types carry the full name of their signed assembly, and the assembly in the zip holds them.</summary>
internal sealed class PluginTypeRule() : Rule("LSC010")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var assembly in solution.Assemblies)
        {
            var fullName = (string?)assembly.Attribute("FullName") ?? "";
            if (fullName.Contains("PublicKeyToken=null", StringComparison.Ordinal) || !fullName.Contains("PublicKeyToken=", StringComparison.Ordinal))
                yield return At(assembly, $"'{fullName}' has no public key token; the platform takes signed assemblies only.");
            foreach (var type in assembly.Descendants("PluginType"))
                if ((string?)type.Attribute("AssemblyQualifiedName") != $"{(string?)type.Attribute("Name")}, {fullName}")
                    yield return At(type, $"AssemblyQualifiedName is not the Name followed by '{fullName}'.");
            foreach (var finding in Built(solution, assembly, fullName)) yield return finding;
        }
    }

    private IEnumerable<Finding> Built(CheckedSolution solution, XElement assembly, string fullName)
    {
        var entry = assembly.Element("FileName")?.Value.TrimStart('/') ?? "";
        if (!solution.Content.Files.TryGetValue(entry, out var content)) yield break;
        if (AssemblyMetadata.Read(content) is not { } built)
        {
            yield return At(assembly, $"{entry} is no .NET assembly.");
            yield break;
        }
        if (built.FullName != fullName)
            yield return At(assembly, $"registers '{fullName}', but the file is '{built.FullName}'.");
        foreach (var type in assembly.Descendants("PluginType"))
            if ((string?)type.Attribute("Name") is { } name && !built.Types.Contains(name))
                yield return At(type, $"The assembly has no type '{name}'.");
    }
}
