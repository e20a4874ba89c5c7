using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC011: a control shows a column that exists, named in lower case. Other casing drops the field without a word.</summary>
internal sealed class FormColumnRule() : Rule("LSC011")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var control in solution.Forms.Descendants("control"))
        {
            if ((string?)control.Attribute("datafieldname") is not { } column) continue;
            var table = solution.TableOf(control)?.LogicalName ?? "";
            if (column.Any(char.IsUpper))
                yield return At(control, $"datafieldname '{column}' is not in lower case.");
            else if (!solution.HasColumn(table, column))
                yield return At(control, $"The table {table} has no column '{column}'.");
            if ((string?)control.Attribute("id") is not { } id || id.Any(char.IsUpper))
                yield return At(control, $"The id of the control for '{column}' is not in lower case.");
        }
    }
}
