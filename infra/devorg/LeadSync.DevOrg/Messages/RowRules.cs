using System.Globalization;
using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>What the platform demands of every row written, whoever writes it.</summary>
internal static class RowRules
{
    /// <summary>Columns that this message may not set are ignored, not refused.</summary>
    public static void DropUnsettable(Table table, Entity row, Func<Column, bool> settable)
    {
        foreach (var name in row.Attributes.Keys.ToList())
        {
            var column = table.Find(name) ?? throw Faults.NoSuchColumn(table.Name, name);
            if (column.Type != ColumnType.Id && !settable(column))
                row.Attributes.Remove(name);
        }
    }

    /// <summary>Types, lengths, ranges and choice values; empties texts of length 0.</summary>
    public static void Check(Schema schema, Table table, Entity row)
    {
        foreach (var (name, value) in row.Attributes.ToList())
        {
            var column = table.Find(name) ?? throw Faults.NoSuchColumn(table.Name, name);
            if (value is null or "")
                Empty(table, row, column);
            else
                Check(schema, table, column, value);
        }
    }

    private static void Empty(Table table, Entity row, Column column)
    {
        if (column.SystemRequired)
            throw Faults.MissingColumn(table, column);
        row[column.Name] = null;
    }

    private static void Check(Schema schema, Table table, Column column, object value)
    {
        switch (column.Type, value)
        {
            case (ColumnType.Text or ColumnType.Memo, string text) when text.Length > (column.MaxLength ?? int.MaxValue):
                throw Faults.TextTooLong(table, column);
            case (ColumnType.Integer, int) or (ColumnType.BigInt, long) or (ColumnType.Decimal, decimal) or (ColumnType.Double, double):
                CheckRange(table, column, Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case (ColumnType.Money, Money money):
                CheckRange(table, column, money.Value);
                break;
            case (ColumnType.Choice or ColumnType.State or ColumnType.Status, OptionSetValue option):
                CheckChoice(schema, table, column, option);
                break;
            case (ColumnType.MultiChoice, OptionSetValueCollection options):
                foreach (var each in options)
                    CheckChoice(schema, table, column, each);
                break;
            case (ColumnType.Lookup or ColumnType.Owner, EntityReference reference) when column.Targets.Any(target => target.Table == reference.LogicalName):
            case (ColumnType.Text or ColumnType.Memo, string) or (ColumnType.Boolean, bool):
            case (ColumnType.Date or ColumnType.DateTime, DateTime) or (ColumnType.Id or ColumnType.Guid, Guid):
                break;
            default:
                throw Faults.WrongType(table, column, value);
        }
    }

    private static void CheckRange(Table table, Column column, decimal number)
    {
        if (number < (column.Min ?? decimal.MinValue) || number > (column.Max ?? decimal.MaxValue))
            throw Faults.NumberOutOfRange(table, column);
    }

    private static void CheckChoice(Schema schema, Table table, Column column, OptionSetValue option)
    {
        if (column.Choice is { } name && schema.FindChoice(name) is { } choice && choice.Find(option.Value) is null)
            throw Faults.ChoiceOutOfRange(table, column, choice);
    }
}
