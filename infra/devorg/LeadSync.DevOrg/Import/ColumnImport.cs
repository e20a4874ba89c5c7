using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg.Import;

/// <summary>One attribute element.</summary>
internal static class ColumnImport
{
    public static Column Read(ImportJob job, Table table, XElement attribute)
    {
        var name = attribute.Text("LogicalName") ?? attribute.Text("Name") ?? throw job.Refuse($"A column of table '{table.Name}' has no LogicalName.");
        if (name.Any(char.IsUpper))
            throw job.Refuse($"The logical name '{name}' in table '{table.Name}' is not lower case.");
        var type = TypeOf(job, table, attribute);
        var choice = ChoiceOf(job, table, attribute, type);
        var isText = type is ColumnType.Text or ColumnType.Memo;
        return new Column
        {
            Name = name,
            Type = type,
            Label = attribute.Labels("displaynames", "displayname"),
            MaxLength = isText ? attribute.Int("MaxLength") : null,
            Min = attribute.Number("MinValue"),
            Max = isText ? null : attribute.Number("MaxValue"),
            Precision = attribute.Int("Accuracy"),
            Choice = choice,
            Default = attribute.Int("AppDefaultValue") is { } value and >= 0 ? value : null,
            Creatable = attribute.Flag("ValidForCreateApi", otherwise: true),
            Updatable = attribute.Flag("ValidForUpdateApi", otherwise: true),
        };
    }

    private static ColumnType TypeOf(ImportJob job, Table table, XElement attribute) => attribute.Text("Type") switch
    {
        "primarykey" => ColumnType.Id,
        "nvarchar" => ColumnType.Text,
        "ntext" => ColumnType.Memo,
        "int" => ColumnType.Integer,
        "bigint" => ColumnType.BigInt,
        "decimal" => ColumnType.Decimal,
        "float" => ColumnType.Double,
        "money" => ColumnType.Money,
        "bit" => ColumnType.Boolean,
        "datetime" => attribute.Text("Behavior") == "2" || attribute.Text("Format") == "date" ? ColumnType.Date : ColumnType.DateTime,
        "picklist" => ColumnType.Choice,
        "multiselectpicklist" => ColumnType.MultiChoice,
        "state" => ColumnType.State,
        "status" => ColumnType.Status,
        "lookup" or "customer" => ColumnType.Lookup,
        "owner" => ColumnType.Owner,
        "uniqueidentifier" => ColumnType.Guid,
        var other => throw job.Refuse($"The column '{attribute.Text("LogicalName")}' of table '{table.Name}' has the type '{other}', which is not known here."),
    };

    private static string? ChoiceOf(ImportJob job, Table table, XElement attribute, ColumnType type)
    {
        if (attribute.Element("optionset") is { } local)
        {
            var choice = ChoiceImport.Read(job, local);
            job.Change(choice);
            return choice.Name;
        }

        if (attribute.Text("OptionSetName") is { Length: > 0 } name)
            return job.FindChoice(name)?.Name
                ?? throw job.Refuse($"The option set '{name}' of column '{attribute.Text("LogicalName")}' of table '{table.Name}' does not exist.");
        return type is ColumnType.Choice or ColumnType.MultiChoice
            ? throw job.Refuse($"The choice column '{attribute.Text("LogicalName")}' of table '{table.Name}' has no option set.")
            : null;
    }
}
