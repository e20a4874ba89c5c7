using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg.Import;

/// <summary>Own tables, and columns and keys added to tables of the platform.</summary>
internal static class TableImport
{
    private const int FirstOwnObjectTypeCode = 10000;

    public static void Run(ImportJob job)
    {
        foreach (var element in job.Elements("Entities", "Entity"))
            Import(job, element);
    }

    /// <summary>What can only be judged once relationships are read: every lookup has a target.</summary>
    public static void CheckReferences(ImportJob job)
    {
        foreach (var table in job.Schema.Tables)
            foreach (var column in table.Columns)
                if (column.IsLookup && column.Targets.Count == 0)
                    throw job.Refuse($"The lookup column '{column.Name}' of table '{table.Name}' has no relationship.");
    }

    private static void Import(ImportJob job, XElement element)
    {
        var schemaName = element.Text("Name") ?? throw job.Refuse("An Entity has no Name.");
        var info = element.Element("EntityInfo")?.Element("entity");
        var name = schemaName.ToLowerInvariant();
        if (info is not null && info.Attribute("Name")?.Value != schemaName)
            throw job.Refuse($"The entity '{info.Attribute("Name")?.Value}' is called '{schemaName}' elsewhere. Names must agree in case.");
        var table = job.FindTable(name) ?? NewTable(job, schemaName, info);
        if (info is null)
            return;
        table = WithColumns(job, table, info);
        table = WithKeys(job, table, info);
        job.Change(table);
    }

    private static Table NewTable(ImportJob job, string schemaName, XElement? info)
    {
        var name = schemaName.ToLowerInvariant();
        if (info?.Text("OwnershipTypeMask") is not ("UserOwned" or "OrgOwned"))
            throw job.Refuse($"No rows could be found for Entity with name '{name}': the table is neither here nor defined in the solution.");
        var attributes = info.Element("attributes")?.Elements("attribute").ToList() ?? [];
        var key = attributes.Find(each => each.Text("Type") == "primarykey")?.Text("LogicalName")
            ?? throw job.Refuse($"PrimaryKey attribute not found for Entity: {schemaName}.");
        var primaryName = attributes.Find(each => each.Text("DisplayMask")?.Split('|').Contains("PrimaryName") == true)?.Text("LogicalName")
            ?? throw job.Refuse($"PrimaryName attribute not found for Entity: {schemaName}.");
        var (table, choices) = SystemColumns.Complete(new Table
        {
            Name = name,
            SchemaName = schemaName,
            EntitySet = info.Text("EntitySetName") ?? throw job.Refuse($"The table '{name}' has no EntitySetName."),
            PrimaryId = key,
            PrimaryName = primaryName,
            Ownership = info.Text("OwnershipTypeMask") == "UserOwned" ? Ownership.User : Ownership.Organization,
            ObjectTypeCode = FirstOwnObjectTypeCode + job.Schema.Tables.Count(),
        });
        foreach (var choice in choices)
            job.Change(choice);
        return table;
    }

    private static Table WithColumns(ImportJob job, Table table, XElement info)
    {
        var columns = table.Columns.ToDictionary(column => column.Name);
        foreach (var attribute in info.Element("attributes")?.Elements("attribute") ?? [])
        {
            var column = ColumnImport.Read(job, table, attribute);
            if (columns.TryGetValue(column.Name, out var present) && present.Type != column.Type)
                throw job.Refuse($"The column '{column.Name}' of table '{table.Name}' is of type {present.Type} and cannot become {column.Type}.");
            columns[column.Name] = present is { IsLookup: true } ? column with { Targets = present.Targets } : column;
        }

        var label = info.Labels("LocalizedNames", "LocalizedName");
        var plural = info.Labels("LocalizedCollectionNames", "LocalizedCollectionName");
        return table with
        {
            Columns = [.. columns.Values],
            Label = label.Count > 0 ? label : table.Label,
            PluralLabel = plural.Count > 0 ? plural : table.PluralLabel,
        };
    }

    private static Table WithKeys(ImportJob job, Table table, XElement info)
    {
        var keys = table.Keys.ToDictionary(key => key.Name);
        foreach (var element in info.Element("EntityKeys")?.Elements("EntityKey") ?? [])
        {
            var key = new AlternateKey(
                element.Text("LogicalName") ?? throw job.Refuse($"A key of table '{table.Name}' has no LogicalName."),
                [.. element.Element("EntityKeyAttributes")?.Elements("AttributeName").Select(each => each.Value) ?? []]);
            if (key.Columns.Count == 0 || key.Columns.FirstOrDefault(column => table.Find(column) is null) is not null)
                throw job.Refuse($"The key '{key.Name}' of table '{table.Name}' names a column that does not exist.");
            keys[key.Name] = key;
        }

        return table with { Keys = [.. keys.Values] };
    }
}
