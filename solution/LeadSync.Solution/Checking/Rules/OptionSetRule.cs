using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC016: a choice column names a global choice of the solution or brings its own.</summary>
internal sealed class OptionSetRule() : Rule("LSC016")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var known = solution.OptionSets.Select(set => (string?)set.Attribute("Name") ?? "").ToHashSet();
        foreach (var column in solution.Tables.SelectMany(table => table.Columns.Values))
        {
            var type = column.Element("Type")?.Value;
            if (type is not ("picklist" or "multiselectpicklist" or "bit")) continue;
            if (column.Element("OptionSetName") is { } name && !known.Contains(name.Value))
                yield return At(name, $"There is no global choice '{name.Value}'.");
            else if (column.Element("OptionSetName") is null && column.Element("optionset") is null)
                yield return At(column, $"{column.Element("LogicalName")?.Value} is {type}, but has no choice.");
        }
    }
}
