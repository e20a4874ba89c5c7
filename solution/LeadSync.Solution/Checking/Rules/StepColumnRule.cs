using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC007: the table, filtering columns and image columns of a step exist.</summary>
internal sealed class StepColumnRule() : Rule("LSC007")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var step in solution.Steps)
        {
            var table = step.Element("PrimaryEntity")?.Value;
            if (table is null) continue;
            if (!solution.HasTable(table))
                yield return At(step.Element("PrimaryEntity")!, $"There is no table '{table}'.");
            else
                foreach (var (column, place) in Columns(step))
                    if (!solution.HasColumn(table, column))
                        yield return At(place, $"The table {table} has no column '{column}'.");
        }
    }

    private static IEnumerable<(string Column, XElement Place)> Columns(XElement step) =>
        from list in step.Elements("FilteringAttributes").Concat(step.Descendants("Attributes"))
        from column in list.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        select (column, list);
}
