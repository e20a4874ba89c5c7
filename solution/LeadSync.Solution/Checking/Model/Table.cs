using System.Xml.Linq;

namespace LeadSync.Solution.Checking.Model;

/// <summary>A table that the solution defines or extends.</summary>
internal sealed class Table
{
    private Table(XElement entity, string schemaName)
    {
        Entity = entity;
        SchemaName = schemaName;
        Columns = entity.Elements("attributes").Elements("attribute")
            .GroupBy(attribute => attribute.Element("LogicalName")?.Value ?? "")
            .ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>The inner entity element, which holds attributes and keys.</summary>
    public XElement Entity { get; }

    public string SchemaName { get; }

    public string LogicalName => SchemaName.ToLowerInvariant();

    /// <summary>Defined here, not only extended.</summary>
    public bool IsOwn => Entity.Element("OwnershipTypeMask") is not null;

    /// <summary>The columns in the solution by logical name; the platform's own are not among them.</summary>
    public IReadOnlyDictionary<string, XElement> Columns { get; }

    public static Table? Of(XElement component) =>
        component.Element("Name")?.Value is { Length: > 0 } name
            && component.Elements("EntityInfo").Elements("entity").FirstOrDefault() is { } entity
            ? new Table(entity, name) : null;
}
