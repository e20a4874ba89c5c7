using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC022: what the solution brings along is named with the publisher's prefix.</summary>
internal sealed class PrefixRule() : Rule("LSC022")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution) =>
        from named in Names(solution)
        where !named.Name.StartsWith(solution.Prefix + "_", StringComparison.OrdinalIgnoreCase)
        select At(named.Place, $"'{named.Name}' does not start with the publisher's prefix {solution.Prefix}_.");

    private static IEnumerable<(string Name, XElement Place)> Names(CheckedSolution solution) =>
    [
        .. solution.Tables.Where(table => table.IsOwn).Select(table => (table.SchemaName, table.Entity)),
        .. solution.Tables.SelectMany(table => table.Entity.Elements("attributes").Elements())
            .Select(column => ((string?)column.Attribute("PhysicalName") ?? "", column)),
        .. solution.Tables.SelectMany(table => table.Entity.Descendants("EntityKey")).Select(key => (key.Element("Name")?.Value ?? "", key)),
        .. solution.OptionSets.Concat(solution.Relationships).Select(named => ((string?)named.Attribute("Name") ?? "", named)),
        .. solution.WebResources.Select(resource => (resource.Element("Name")?.Value ?? "", resource)),
        .. solution.Root.Descendants("AppModule").Select(app => (app.Element("UniqueName")?.Value ?? "", app)),
        .. solution.Root.Descendants("AppModuleSiteMap").Select(map => (map.Element("SiteMapUniqueName")?.Value ?? "", map)),
    ];
}
