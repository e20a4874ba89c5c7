using System.Text.RegularExpressions;
using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC005: a FileName follows the platform's rule, is an entry of the zip, and each entry has a FileName.</summary>
internal sealed partial class FileNameRule() : Rule("LSC005")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var named = new HashSet<string>();
        foreach (var (component, expected, fromSource) in Expected(solution))
        {
            var given = component.Element("FileName")?.Value ?? "";
            named.Add(given.TrimStart('/'));
            if (given != expected)
                yield return At(component.Element("FileName") ?? component, $"FileName is '{given}', but must be '{expected}'.");
            else if (!solution.Content.Files.ContainsKey(given[1..]) && (fromSource || !solution.Content.IsSource))
                yield return At(component, $"The file {given} is not in the solution.");
        }
        foreach (var entry in solution.Content.Files.Keys.Where(entry => !named.Contains(entry) && !entry.StartsWith(CustomApi.Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            yield return new Finding(Id, entry, 0, "No component names this file.");
    }

    /// <summary>The plug-in assembly is not in the source: the packer brings it.</summary>
    private static IEnumerable<(XElement Component, string Expected, bool FromSource)> Expected(CheckedSolution solution)
    {
        foreach (var resource in solution.WebResources)
        {
            var id = resource.Element("WebResourceId")?.Value.Trim('{', '}').ToUpperInvariant();
            var name = NotInNames().Replace(resource.Element("Name")?.Value ?? "", "");
            yield return (resource, $"/WebResources/{name}{id}", true);
        }
        foreach (var assembly in solution.Assemblies)
        {
            var id = (string?)assembly.Attribute("PluginAssemblyId");
            var name = ((string?)assembly.Attribute("FullName") ?? "").Split(',')[0].Replace(".", "", StringComparison.Ordinal);
            yield return (assembly, $"/PluginAssemblies/{name}-{id?.ToUpperInvariant()}/{name}.dll", false);
        }
    }

    [GeneratedRegex("[^A-Za-z0-9_]", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex NotInNames();
}
