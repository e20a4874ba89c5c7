using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC015: each lookup has its relationship, and each 1:N relationship its lookup and its tables.</summary>
internal sealed class LookupRule() : Rule("LSC015")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var oneToMany = solution.Relationships
            .Where(relationship => relationship.Element("EntityRelationshipType")?.Value == "OneToMany").ToArray();
        foreach (var table in solution.Tables)
            foreach (var lookup in table.Columns.Values.Where(column => column.Element("Type")?.Value == "lookup"))
                if (!Array.Exists(oneToMany, relationship => Refers(relationship, table.SchemaName, lookup)))
                    yield return At(lookup, $"No relationship has the lookup {table.SchemaName}.{(string?)lookup.Attribute("PhysicalName")}.");
        foreach (var relationship in oneToMany)
            if (Problem(solution, relationship) is { } problem)
                yield return At(relationship, problem);
    }

    private static bool Refers(XElement relationship, string table, XElement lookup) =>
        relationship.Element("ReferencingEntityName")?.Value == table
        && relationship.Element("ReferencingAttributeName")?.Value == (string?)lookup.Attribute("PhysicalName");

    private static string? Problem(CheckedSolution solution, XElement relationship)
    {
        var many = relationship.Element("ReferencingEntityName")?.Value ?? "";
        var one = relationship.Element("ReferencedEntityName")?.Value ?? "";
        var lookup = relationship.Element("ReferencingAttributeName")?.Value ?? "";
        if (!solution.HasTable(one.ToLowerInvariant())) return $"There is no table '{one}'.";
        var column = solution.Table(many.ToLowerInvariant())?.Columns.GetValueOrDefault(lookup.ToLowerInvariant());
        if (column?.Element("Type")?.Value != "lookup") return $"{many}.{lookup} is no lookup of the solution.";
        var navigation = relationship.Descendants("EntityRelationshipRole")
            .FirstOrDefault(role => role.Element("RelationshipRoleType")?.Value == "1")?.Element("NavigationPropertyName")?.Value;
        return navigation == lookup ? null : $"The navigation property is '{navigation}', but must be named like the lookup: {lookup}.";
    }
}
