using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC014: the query of a view asks for columns that exist, and its grid shows only what the query asks for.</summary>
internal sealed class ViewColumnRule() : Rule("LSC014")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var view in solution.Views)
        {
            var entity = view.Descendants("fetch").Elements("entity").FirstOrDefault();
            if (entity is null)
            {
                yield return At(view, "has no fetch with an entity.");
                continue;
            }
            if ((string?)entity.Attribute("name") != solution.TableOf(view)?.LogicalName)
                yield return At(entity, $"asks for '{(string?)entity.Attribute("name")}', but is a view of {solution.TableOf(view)?.LogicalName}.");
            foreach (var finding in Fetched(solution, entity).Concat(Shown(view, entity)))
                yield return finding;
        }
    }

    private IEnumerable<Finding> Fetched(CheckedSolution solution, XElement entity)
    {
        foreach (var node in entity.DescendantsAndSelf())
        {
            var table = (string?)node.AncestorsAndSelf().First(level => level.Name == "entity" || level.Name == "link-entity").Attribute("name") ?? "";
            var name = node.Name.LocalName is "attribute" ? (string?)node.Attribute("name")
                : node.Name.LocalName is "order" or "condition" ? (string?)node.Attribute("attribute") : null;
            if (node.Name == "link-entity" && !solution.HasTable(table))
                yield return At(node, $"There is no table '{table}'.");
            else if (node.Name == "link-entity" && (string?)node.Attribute("from") is { } from && !solution.HasColumn(table, from))
                yield return At(node, $"The table {table} has no column '{from}'.");
            else if (name is not null && node.Attribute("entityname") is null && !solution.HasColumn(table, name))
                yield return At(node, $"The table {table} has no column '{name}'.");
        }
    }

    private IEnumerable<Finding> Shown(XElement view, XElement entity)
    {
        var asked = entity.Descendants("attribute").Select(attribute => attribute.Parent!.Name == "link-entity"
            ? $"{(string?)attribute.Parent.Attribute("alias")}.{(string?)attribute.Attribute("name")}"
            : (string?)attribute.Attribute("name") ?? "").ToHashSet();
        var grid = view.Element("layoutxml")?.Element("grid");
        var shown = grid?.Descendants("cell").Attributes("name")
            .Concat(grid.Elements("row").Attributes("id")).Concat(grid.Attributes("jump")) ?? [];
        return from attribute in shown
               where !asked.Contains(attribute.Value)
               select At(attribute.Parent!, $"The grid shows '{attribute.Value}', which the query does not ask for.");
    }
}
