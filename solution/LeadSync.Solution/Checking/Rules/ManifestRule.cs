using System.Text.RegularExpressions;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC002: solution.xml says where it comes from. Without generatedBy and version the import calls it "On-Premises".</summary>
internal sealed partial class ManifestRule() : Rule("LSC002")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var root = solution.Manifest;
        if ((string?)root.Attribute("generatedBy") != "CrmLive")
            yield return At(root, "generatedBy is not CrmLive; the import would take the solution for one of an on-premises server.");
        if (string.IsNullOrEmpty((string?)root.Attribute("version")))
            yield return At(root, "has no version attribute; the import would take the solution for one of an on-premises server.");
        foreach (var name in new[] { "UniqueName", "CustomizationPrefix", "CustomizationOptionValuePrefix" })
            if (root.Descendants(name).FirstOrDefault() is not { Value.Length: > 0 })
                yield return At(root, $"has no {name}.");
        if (root.Descendants("Version").FirstOrDefault() is { } version && !FourNumbers().IsMatch(version.Value))
            yield return At(version, $"Version '{version.Value}' is not four numbers with dots.");
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex FourNumbers();
}
