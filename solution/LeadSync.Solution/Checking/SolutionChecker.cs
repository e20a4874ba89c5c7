using LeadSync.Solution.Checking;
using LeadSync.Solution.Checking.Model;
using LeadSync.Solution.Packing;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution;

/// <summary>How a solution is checked.</summary>
/// <param name="SchemaFolder">Folder of Microsoft's customization schemas, with CustomizationsSolution.xsd; null leaves that rule out.</param>
public sealed record CheckOptions(string? SchemaFolder = null);

/// <summary>Finds what a CRM would refuse, or take and silently drop. The rules and their fixes: Checking/README.md.</summary>
public static class SolutionChecker
{
    /// <summary>The rules in the order in which they are run.</summary>
    internal static IReadOnlyList<Rule> Rules { get; } = RuleBook.All;

    /// <summary>Checks the unpacked source. Findings name its files and lines.</summary>
    public static IReadOnlyList<Finding> Check(SolutionSource source, CheckOptions? options = null)
    {
        var findings = new List<Finding>();
        var content = SourceAssembler.Assemble(source, findings);
        return content is null ? findings : Run(content, findings, options);
    }

    /// <summary>Checks a packed solution, the plug-in assembly in it included. Findings name the entries of the zip.</summary>
    public static IReadOnlyList<Finding> Check(SolutionZip zip, CheckOptions? options = null) =>
        Run(new SolutionContent(zip.Manifest, zip.Customizations, zip.Files, IsSource: false), [], options);

    private static List<Finding> Run(SolutionContent content, List<Finding> findings, CheckOptions? options)
    {
        var solution = new CheckedSolution(content, options ?? new CheckOptions());
        foreach (var rule in Rules) findings.AddRange(rule.Check(solution));
        return findings;
    }
}
