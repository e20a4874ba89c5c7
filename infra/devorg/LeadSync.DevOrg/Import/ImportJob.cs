using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Storage;
using LeadSync.Solution;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>One import under way: the zip, the transaction, and the schema as it grows.</summary>
internal sealed class ImportJob(OrgTransaction transaction, SolutionZip zip, Guid solutionId)
{
    private readonly Dictionary<string, Table> tables = [];
    private readonly Dictionary<string, Choice> choices = [];

    public OrgTransaction Transaction { get; } = transaction;

    public SolutionZip Zip { get; } = zip;

    public Guid SolutionId { get; } = solutionId;

    /// <summary>The schema with what the import has added so far.</summary>
    public Schema Schema => Transaction.Schema.With(tables.Values, choices.Values);

    /// <summary>The elements at a path of customizations.xml.</summary>
    public IEnumerable<XElement> Elements(string group, string element) =>
        Zip.Customizations.Root!.Element(group)?.Elements(element) ?? [];

    public void Change(Table table) => tables[table.Name] = table;

    public void Change(Choice choice) => choices[choice.Name] = choice;

    /// <summary>The table as it stands in this import.</summary>
    public Table? FindTable(string name) => tables.GetValueOrDefault(name) ?? Transaction.Schema.Find(name);

    public Choice? FindChoice(string name) => choices.GetValueOrDefault(name) ?? Transaction.Schema.FindChoice(name);

    /// <summary>Makes the changed tables real and keeps their metadata.</summary>
    public void ApplySchema()
    {
        Transaction.ReplaceSchema(Schema, tables.Values);
        foreach (var table in tables.Values)
            MetadataRows.Save(Transaction, table);
        foreach (var choice in choices.Values)
            MetadataRows.Save(Transaction, choice);
    }

    /// <summary>Inserts or updates a component's row, marked as part of the solution.</summary>
    public void Put(Entity row)
    {
        var table = Transaction.Schema.Find(row.LogicalName)!;
        if (table.Find("solutionid") is { Type: ColumnType.Guid })
            row["solutionid"] = SolutionId;
        row[ColumnNames.ModifiedOn] = Transaction.Now;
        if (Transaction.Update(row))
            return;
        row[ColumnNames.CreatedOn] = Transaction.Now;
        Transaction.Insert(row);
    }

    /// <summary>Refuses the whole import with the platform's opening words.</summary>
    public OrgFault Refuse(string reason) => Faults.Import($"The import of solution: {Zip.UniqueName} failed. {reason}");
}
