using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC013: the class of a control is one that can show its column's type.</summary>
internal sealed class FormControlRule() : Rule("LSC013")
{
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["nvarchar"] = "4273EDBD-AC1D-40D3-9FB2-095C621B552D",
        ["ntext"] = "E0DECE4B-6FC8-4A8F-A065-082708572369",
        ["int"] = "C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F",
        ["decimal"] = "C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E",
        ["float"] = "0D2C745A-E5A8-4C8F-BA63-C6D3BB604660",
        ["money"] = "533B9E00-756B-4312-95A0-DC888637AC78",
        ["datetime"] = "5B773807-9FB2-42DB-97C3-7A91EFF8ADFF",
        ["bit"] = "67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED",
        ["picklist"] = "3EF39988-22BB-4F0B-BBBE-64B5A3748AEE",
        ["multiselectpicklist"] = "4AA28AB7-9C13-4F57-A73D-AD894D048B5F",
        ["lookup"] = "270BD3DB-D9AF-4782-9025-509E298DEC0A",
    };

    public override IEnumerable<Finding> Check(CheckedSolution solution) =>
        from control in solution.Forms.Descendants("control")
        let column = (string?)control.Attribute("datafieldname") ?? ""
        where solution.TableOf(control)?.Columns.ContainsKey(column) == true
        let type = solution.TableOf(control)!.Columns[column].Element("Type")?.Value ?? ""
        where Classes.ContainsKey(type)
        let given = ((string?)control.Attribute("classid"))?.Trim('{', '}')
        where !string.Equals(given, Classes[type], StringComparison.OrdinalIgnoreCase)
        select At(control, $"The control class {given} cannot show '{column}', which is {type}: that takes {Classes[type]}.");
}
