using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg.Import;

/// <summary>1:N relationships; they give lookups their targets. N:N is refused.</summary>
internal static class RelationshipImport
{
    public static void Run(ImportJob job)
    {
        foreach (var element in job.Elements("EntityRelationships", "EntityRelationship"))
            Import(job, element);
    }

    private static void Import(ImportJob job, XElement element)
    {
        var name = element.Attribute("Name")?.Value ?? throw job.Refuse("A relationship has no Name.");
        if (element.Text("EntityRelationshipType") != "OneToMany")
            throw Faults.NotImplemented($"The relationship '{name}' of type {element.Text("EntityRelationshipType")}");
        var referencing = TableOf(job, name, element.Text("ReferencingEntityName"));
        var referenced = TableOf(job, name, element.Text("ReferencedEntityName"));
        var attribute = element.Text("ReferencingAttributeName") ?? "";
        var column = referencing.Find(attribute.ToLowerInvariant());
        if (column is null || !column.IsLookup)
            throw job.Refuse($"The relationship '{name}' names the column '{attribute}', which is no lookup of table '{referencing.Name}'.");
        var navigation = element.Descendants("EntityRelationshipRole")
            .FirstOrDefault(role => role.Text("RelationshipRoleType") == "1")?.Text("NavigationPropertyName") ?? attribute;
        var target = new LookupTarget(referenced.Name, navigation, Rule(element.Text("CascadeDelete")), name);
        var targets = column.Targets.Where(each => each.Table != referenced.Name).Append(target);
        job.Change(referencing with
        {
            Columns = [.. referencing.Columns.Select(each => each.Name == column.Name ? each with { Targets = [.. targets] } : each)],
        });
    }

    private static Table TableOf(ImportJob job, string relationship, string? schemaName) =>
        job.FindTable(schemaName?.ToLowerInvariant() ?? "") is { } table && string.Equals(table.SchemaName, schemaName, StringComparison.Ordinal)
            ? table
            : throw job.Refuse($"The relationship '{relationship}' names the table '{schemaName}', which does not exist.");

    private static DeleteRule Rule(string? text) => text switch
    {
        "Cascade" => DeleteRule.Cascade,
        "Restrict" => DeleteRule.Restrict,
        _ => DeleteRule.RemoveLink,
    };
}
