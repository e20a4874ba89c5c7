using System.CommandLine;
using LeadSync.Cli.Solutions;
using LeadSync.Solution;

namespace LeadSync.Cli.Verbs;

/// <summary>`solution check`: finds what a CRM would refuse or silently drop.</summary>
internal static class SolutionCheckVerb
{
    public static Command Command(Output output)
    {
        var zip = new Argument<FileInfo>("ZIP") { Description = "A packed solution. Default: the source.", Arity = ArgumentArity.ZeroOrOne };
        zip.AcceptExistingOnly();
        var xsd = new Option<DirectoryInfo>("--xsd")
        {
            Description = "Folder of Microsoft's customization schemas (CustomizationsSolution.xsd). Default: ../shared/data/xsd beside the checkout, where it is.",
            HelpName = "DIR",
        };
        xsd.AcceptExistingOnly();
        var command = new Command("check", Help.Text(
            "Checks the solution. Prints one line per finding: file, line, rule, what is wrong. Exit 1 where there is one.",
            "leadsync solution check",
            "leadsync solution check out/LeadSync_managed.zip --xsd schemas"))
        { zip, xsd };
        command.SetAction(parsed => Check(output, parsed.GetValue(zip), new CheckOptions(parsed.GetValue(xsd)?.FullName ?? SolutionFiles.Schemas)));
        return command;
    }

    private static int Check(Output output, FileInfo? zip, CheckOptions options)
    {
        if (options.SchemaFolder is null)
            output.Message.WriteLine("Without Microsoft's schemas: rule LSC026 is left out. Give their folder with --xsd.");
        var findings = zip is null ? SolutionChecker.Check(SolutionSource.Open(SolutionFiles.Locate().Source), options) : OfZip(zip, options);
        foreach (var finding in findings) output.Result.WriteLine(finding);
        output.Message.WriteLine(findings.Count switch { 0 => "No findings.", 1 => "1 finding.", var count => $"{count} findings." });
        return findings.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static IReadOnlyList<Finding> OfZip(FileInfo zip, CheckOptions options) =>
        SolutionZip.TryOpen(File.ReadAllBytes(zip.FullName), out var broken) is { } opened ? SolutionChecker.Check(opened, options)
            // What is wrong with the file as a whole is in none of its entries.
            : [.. broken.Select(finding => finding.File.Length == 0 ? finding with { File = zip.Name } : finding)];
}
