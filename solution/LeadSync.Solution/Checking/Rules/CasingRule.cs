using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC021: schema names agree to the letter wherever they stand, and logical names are in lower case.</summary>
internal sealed class CasingRule() : Rule("LSC021")
{
    private static readonly string[] TableNames =
        ["ReferencingEntityName", "ReferencedEntityName", "FirstEntityName", "SecondEntityName"];

    public override IEnumerable<Finding> Check(CheckedSolution solution) =>
        Tables(solution).Concat(Columns(solution)).Concat(References(solution)).Concat(LogicalNames(solution));

    private IEnumerable<Finding> Tables(CheckedSolution solution) =>
        from table in solution.Tables
        let inner = (string?)table.Entity.Attribute("Name")
        where inner != table.SchemaName || (StockTable.All.TryGetValue(table.LogicalName, out var stock) && stock.SchemaName != inner)
        select At(table.Entity, $"The table is '{table.SchemaName}' and '{inner}': both must be its schema name.");

    private IEnumerable<Finding> Columns(CheckedSolution solution) =>
        from table in solution.Tables
        from column in table.Entity.Elements("attributes").Elements("attribute")
        let schemaName = (string?)column.Attribute("PhysicalName") ?? ""
        let logicalName = schemaName.ToLowerInvariant()
        from name in new[] { column.Element("Name"), column.Element("LogicalName") }
        where name?.Value != logicalName
        select At(name ?? column, $"'{name?.Value}' is not '{schemaName}' in lower case.");

    private IEnumerable<Finding> References(CheckedSolution solution) =>
        from relationship in solution.Relationships
        from reference in relationship.Elements()
        where TableNames.Contains(reference.Name.LocalName)
        let schemaName = SchemaName(solution, reference.Value)
        where schemaName is not null && schemaName != reference.Value
        select At(reference, $"'{reference.Value}' is written '{schemaName}' where the table is defined.");

    private static string? SchemaName(CheckedSolution solution, string name) =>
        solution.Table(name.ToLowerInvariant())?.SchemaName
        ?? StockTable.All.GetValueOrDefault(name.ToLowerInvariant())?.SchemaName;

    private IEnumerable<Finding> LogicalNames(CheckedSolution solution)
    {
        var names = solution.Manifest.Descendants("RootComponent").Where(entry => (string?)entry.Attribute("type") == "1").Attributes("schemaName")
            .Concat(solution.Root.Descendants("AppModuleComponent").Where(entry => (string?)entry.Attribute("type") == "1").Attributes("schemaName"))
            .Concat(solution.Root.Descendants("SubArea").Attributes("Entity"))
            .Concat(solution.Views.Descendants("fetch").Elements("entity").Attributes("name"));
        return from name in names
               where name.Value.Any(char.IsUpper)
               select At(name.Parent!, $"'{name.Value}' is not in lower case.");
    }
}
