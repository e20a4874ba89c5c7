using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC027: a table has one default view per kind of view; an own table has one for lists.</summary>
internal sealed class DefaultViewRule() : Rule("LSC027")
{
    private const string PublicView = "0";

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var table in solution.Tables)
        {
            var views = table.Entity.Ancestors("Entity").Descendants("savedquery").ToArray();
            var defaults = views.Where(view => view.Element("isdefault")?.Value == "1")
                .ToLookup(view => view.Element("querytype")?.Value ?? "");
            foreach (var kind in defaults)
                if (kind.Skip(1).FirstOrDefault() is { } second)
                    yield return At(second, $"{table.SchemaName} has a second default view of the query type {kind.Key}.");
            if (table.IsOwn && !defaults.Contains(PublicView))
                yield return At(table.Entity, $"{table.SchemaName} has no default view.");
        }
    }
}
