using System.Globalization;
using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Values as a person reads them: labels, names, numbers and dates in one language. Times are UTC here.</summary>
internal sealed class FormattedText(Schema schema, int language)
{
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language);

    public void Fill(Entity row)
    {
        var table = schema.Find(row.LogicalName);
        foreach (var (name, value) in row.Attributes)
        {
            var text = value is AliasedValue aliased
                ? Of(schema.Find(aliased.EntityLogicalName)?.Find(aliased.AttributeLogicalName), aliased.Value)
                : Of(table?.Find(name), value);
            if (text is not null)
                row.FormattedValues[name] = text;
        }
    }

    private string? Of(Column? column, object? value) => value switch
    {
        EntityReference reference => reference.Name,
        OptionSetValue option when column is not null => schema.LabelOf(column, option.Value, language),
        OptionSetValueCollection options when column is not null =>
            string.Join("; ", options.Select(option => schema.LabelOf(column, option.Value, language))),
        bool flag when column is not null => schema.LabelOf(column, flag ? 1 : 0, language) ?? YesNo(flag),
        DateTime day when column?.Type == ColumnType.Date => day.ToString("d", culture),
        DateTime instant => instant.ToString("g", culture),
        int number => number.ToString("N0", culture),
        decimal number => number.ToString("N" + (column?.Precision ?? 2), culture),
        double number => number.ToString("N" + (column?.Precision ?? 2), culture),
        Money money => money.Value.ToString("C", culture),
        _ => null,
    };

    private string YesNo(bool flag) => (flag, language) switch
    {
        (true, Labels.German) => "Ja",
        (false, Labels.German) => "Nein",
        (true, _) => "Yes",
        _ => "No",
    };
}
