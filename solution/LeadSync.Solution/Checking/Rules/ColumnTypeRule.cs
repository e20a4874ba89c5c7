using System.Globalization;
using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC028: a column has what its type needs, within the limits of the platform.</summary>
internal sealed class ColumnTypeRule() : Rule("LSC028")
{
    private const int LongestText = 4000;
    private const int LongestMemo = 1_048_576;

    /// <summary>What stands between the common part and the labels, by type; a type that is not here is not ours.</summary>
    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["primarykey"] = [],
        ["nvarchar"] = ["Format", "MaxLength", "Length"],
        ["ntext"] = ["Format", "MaxLength"],
        ["int"] = ["Format", "MinValue", "MaxValue"],
        ["decimal"] = ["MinValue", "MaxValue", "Accuracy"],
        ["datetime"] = ["Format", "Behavior"],
        ["bit"] = ["AppDefaultValue"],
        ["picklist"] = ["AppDefaultValue"],
        ["multiselectpicklist"] = [],
        ["lookup"] = ["LookupStyle", "LookupTypes"],
    };

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var column in solution.Tables.SelectMany(table => table.Columns.Values))
        {
            var type = column.Element("Type")?.Value ?? "";
            if (!Needed.TryGetValue(type, out var needed))
                yield return At(column, $"'{type}' is no type that this rule knows.");
            foreach (var element in needed ?? [])
                if (column.Element(element) is null)
                    yield return At(column, $"{(string?)column.Attribute("PhysicalName")} is {type}, but has no {element}.");
            if (Length(column, type) is { } problem)
                yield return At(column.Element("MaxLength")!, problem);
        }
    }

    private static string? Length(XElement column, string type)
    {
        if (column.Element("MaxLength") is not { } longest) return null;
        var limit = type == "ntext" ? LongestMemo : LongestText;
        if (!int.TryParse(longest.Value, CultureInfo.InvariantCulture, out var length) || length < 1 || length > limit)
            return $"MaxLength is '{longest.Value}', but must be 1 to {limit}.";
        return column.Element("Length") is { } bytes && bytes.Value != (2 * length).ToString(CultureInfo.InvariantCulture)
            ? $"Length is {bytes.Value}, but must be twice the MaxLength {length}." : null;
    }
}
