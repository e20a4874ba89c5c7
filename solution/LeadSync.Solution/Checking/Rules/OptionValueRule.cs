using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC017: choice values are unique and in the publisher's range: its option prefix and four digits.</summary>
internal sealed class OptionValueRule() : Rule("LSC017")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var set in solution.Root.Descendants("optionset"))
        {
            if (set.Element("OptionSetType")?.Value is not "picklist") continue;
            var seen = new HashSet<string>();
            foreach (var option in set.Elements("options").Elements("option"))
            {
                var value = (string?)option.Attribute("value") ?? "";
                if (!IsIn(solution.OptionPrefix, value))
                    yield return At(option, $"{value} is not in the publisher's range {solution.OptionPrefix}0000 to {solution.OptionPrefix}9999.");
                if (!seen.Add(value))
                    yield return At(option, $"{value} is in {(string?)set.Attribute("Name")} twice.");
            }
        }
    }

    private static bool IsIn(string prefix, string value) =>
        value.Length == prefix.Length + 4 && value.StartsWith(prefix, StringComparison.Ordinal) && value.All(char.IsAsciiDigit);
}
