using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC025: the sitemap leads to tables of its app and to web resources that exist.</summary>
internal sealed class SiteMapRule() : Rule("LSC025")
{
    private const string WebResource = "$webresource:";

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var resources = solution.WebResources.Select(resource => resource.Element("Name")?.Value ?? "").ToHashSet();
        foreach (var subArea in solution.Root.Descendants("SubArea"))
        {
            var (table, url) = ((string?)subArea.Attribute("Entity"), (string?)subArea.Attribute("Url"));
            if (table is null && url is null)
                yield return At(subArea, "leads nowhere: it has neither Entity nor Url.");
            if (table is not null && !solution.HasTable(table))
                yield return At(subArea, $"There is no table '{table}'.");
            else if (table is not null && !InApp(solution, subArea, table))
                yield return At(subArea, $"The table '{table}' is in no app that has this sitemap.");
            if (url?.StartsWith(WebResource, StringComparison.Ordinal) == true && !resources.Contains(url[WebResource.Length..]))
                yield return At(subArea, $"'{url[WebResource.Length..]}' is no web resource of the solution.");
        }
    }

    private static bool InApp(CheckedSolution solution, XElement subArea, string table)
    {
        var map = subArea.Ancestors("AppModuleSiteMap").FirstOrDefault()?.Element("SiteMapUniqueName")?.Value;
        return solution.Root.Descendants("AppModule").Any(app => Lists(app, "62", map) && Lists(app, "1", table));
    }

    private static bool Lists(XElement app, string type, string? name) => app.Descendants("AppModuleComponent").Any(component =>
        (string?)component.Attribute("type") == type && (string?)component.Attribute("schemaName") == name);
}
