using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC018: the columns of an alternate key exist and are of a type that a key can have.</summary>
internal sealed class KeyColumnRule() : Rule("LSC018")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var table in solution.Tables)
            foreach (var name in table.Entity.Elements("EntityKeys").Descendants("AttributeName"))
                if (!solution.HasColumn(table.LogicalName, name.Value))
                    yield return At(name, $"The table {table.LogicalName} has no column '{name.Value}'.");
                else if (table.Columns.GetValueOrDefault(name.Value)?.Element("Type")?.Value is { } type
                    && type is not ("nvarchar" or "int" or "decimal" or "datetime" or "lookup" or "picklist"))
                    yield return At(name, $"'{name.Value}' is {type}, which no key can have.");
    }
}
