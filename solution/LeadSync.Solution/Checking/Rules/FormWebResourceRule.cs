using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC012: web resources and script libraries that forms show or load are in the solution.</summary>
internal sealed class FormWebResourceRule() : Rule("LSC012")
{
    private const string WebResourceClass = "{9fdf5f91-88b1-47f4-ad53-c11efc01a01d}";

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var known = solution.WebResources.Select(resource => resource.Element("Name")?.Value ?? "").ToHashSet();
        foreach (var control in solution.Forms.Descendants("control"))
            if (string.Equals((string?)control.Attribute("classid"), WebResourceClass, StringComparison.OrdinalIgnoreCase)
                && control.Element("parameters")?.Element("Url")?.Value is var url && !known.Contains(url ?? ""))
                yield return At(control, $"'{url}' is no web resource of the solution.");
        foreach (var attribute in solution.Forms.Descendants("Library").Attributes("name")
            .Concat(solution.Forms.Descendants("Handler").Attributes("libraryName")))
            if (!known.Contains(attribute.Value))
                yield return At(attribute.Parent!, $"'{attribute.Value}' is no web resource of the solution.");
    }
}
