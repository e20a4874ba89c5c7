using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC030: custom APIs are complete, and everything they name exists.</summary>
internal sealed class CustomApiRule() : Rule("LSC030")
{
    private const int Entity = 1;
    private const int Collection = 2;

    private static readonly string[] Needed = ["1031", "1033"];

    /// <summary>Elements without which the platform does not create one.</summary>
    private static readonly string[] Settings = ["name", "bindingtype", "isfunction", "isprivate", "allowedcustomprocessingsteptype"];

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var unread = new List<Finding>();
        var apis = CustomApi.Read(solution.Content.Files, unread);
        foreach (var finding in unread.Concat(Stray(solution, apis))) yield return finding;
        foreach (var finding in apis.SelectMany(api => Head(solution, api).Concat(Parts(api)))) yield return finding;
    }

    private IEnumerable<Finding> Stray(CheckedSolution solution, IReadOnlyList<CustomApi> apis) =>
        from file in solution.Content.Files.Keys.Order(StringComparer.Ordinal)
        where file.StartsWith(CustomApi.Folder, StringComparison.Ordinal) && apis.All(api => api.Name != file.Split('/')[1])
        select new Finding(Id, file, 0, "belongs to no customapi.xml.");

    private IEnumerable<Finding> Head(CheckedSolution solution, CustomApi api)
    {
        if ((string?)api.Root.Attribute("uniquename") != api.Name || api.Root.Element("name")?.Value != api.Name)
            yield return At(api.Root, $"uniquename and name are not '{api.Name}', as the folder is.");
        if (!api.Name.StartsWith(solution.Prefix + "_", StringComparison.Ordinal))
            yield return At(api.Root, $"'{api.Name}' lacks the prefix '{solution.Prefix}_'.");
        foreach (var missing in Settings.Where(setting => api.Root.Element(setting) is null))
            yield return At(api.Root, $"has no <{missing}>.");
        var bound = (int?)api.Root.Element("bindingtype") is Entity or Collection;
        if (bound && !solution.HasTable(api.Root.Element("boundentitylogicalname")?.Value ?? ""))
            yield return At(api.Root, $"is bound to the table '{api.Root.Element("boundentitylogicalname")?.Value}', which does not exist.");
        var types = solution.Assemblies.Descendants("PluginType").Select(type => (string?)type.Attribute("PluginTypeId"));
        if (api.PluginTypeId is not { } id || !types.Any(type => Guid.TryParse(type, out var known) && known == id))
            yield return At(api.Root, "names no plug-in type of the solution.");
        foreach (var finding in Labels(api.Root)) yield return finding;
    }

    private IEnumerable<Finding> Parts(CustomApi api)
    {
        foreach (var part in api.Parameters.Concat(api.Properties))
        {
            if (part.Element("name")?.Value is not { Length: > 0 } name || name != (string?)part.Attribute("uniquename"))
                yield return At(part, "name and uniquename differ.");
            if ((int?)part.Element("type") is not (>= 0 and <= 12))
                yield return At(part, "type is not one of 0 to 12.");
            foreach (var finding in Labels(part)) yield return finding;
        }
        foreach (var parameter in api.Parameters.Where(parameter => parameter.Element("isoptional") is null))
            yield return At(parameter, "has no <isoptional>.");
        foreach (var property in api.Properties.Where(property => property.Element("isoptional") is not null))
            yield return At(property, "has <isoptional>, for which the platform refuses a response property.");
    }

    private IEnumerable<Finding> Labels(XElement root)
    {
        foreach (var name in new[] { "displayname", "description" })
        {
            var labels = root.Element(name)?.Elements("label").ToArray() ?? [];
            var languages = labels.Where(label => ((string?)label.Attribute("description") ?? "").Length > 0).Select(label => (string?)label.Attribute("languagecode"));
            if (!languages.Order(StringComparer.Ordinal).SequenceEqual(Needed))
                yield return At(root, $"<{name}> is not there once in each of {string.Join(", ", Needed)}.");
        }
    }
}
