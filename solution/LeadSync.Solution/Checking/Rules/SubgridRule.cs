using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC029: a list inside a form shows rows of a known table, by a view of that table and a relationship to the form's.</summary>
internal sealed class SubgridRule() : Rule("LSC029")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var control in solution.Forms.Descendants("control").Where(IsSubgrid))
        {
            var parameters = control.Element("parameters");
            var table = parameters?.Element("TargetEntityType")?.Value ?? "";
            if (!solution.HasTable(table))
                yield return At(control, $"There is no table '{table}'.");
            if (parameters?.Element("ViewId")?.Value is not { } view || !solution.Views.Any(each => IsOf(solution, each, table, view)))
                yield return At(control, "The view is no view of the solution for that table.");
            var relationship = parameters?.Element("RelationshipName")?.Value ?? "";
            if (!Relates(solution, relationship, table, solution.TableOf(control)?.LogicalName ?? ""))
                yield return At(control, $"No relationship '{relationship}' leads from the form's table to {table}.");
        }
    }

    private static bool IsSubgrid(XElement control) => (string?)control.Attribute("indicationOfSubgrid") == "true";

    private static bool IsOf(CheckedSolution solution, XElement view, string table, string id) =>
        solution.TableOf(view)?.LogicalName == table
        && string.Equals(view.Element("savedqueryid")?.Value, id, StringComparison.OrdinalIgnoreCase);

    private static bool Relates(CheckedSolution solution, string relationship, string many, string one) =>
        (StockTable.All.TryGetValue(many, out var stock) && stock.Relationships?.Contains(relationship) == true)
        || solution.Relationships.Any(each => (string?)each.Attribute("Name") == relationship
            && each.Element("ReferencingEntityName")?.Value.ToLowerInvariant() == many
            && each.Element("ReferencedEntityName")?.Value.ToLowerInvariant() == one);
}
