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
        var command = new Command("check", Help.Text(
            "Checks the solution. Prints one line per finding: file, line, rule, what is wrong. Exit 1 where there is one.",
            "leadsync solution check",
            "leadsync solution check out/LeadSync_managed.zip"))
        { zip };
        command.SetAction(parsed => Check(output, parsed.GetValue(zip)));
        return command;
    }

    private static int Check(Output output, FileInfo? zip)
    {
        var findings = zip is null ? SolutionChecker.Check(SolutionSource.Open(SolutionFiles.Locate().Source)) : OfZip(zip);
        foreach (var finding in findings) output.Result.WriteLine(finding);
        output.Message.WriteLine(findings.Count == 0 ? "No findings." : $"{findings.Count} findings.");
        return findings.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static IReadOnlyList<Finding> OfZip(FileInfo zip) =>
        SolutionZip.TryOpen(File.ReadAllBytes(zip.FullName), out var broken) is { } opened ? SolutionChecker.Check(opened) : broken;
}
