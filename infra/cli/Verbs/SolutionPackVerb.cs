using System.CommandLine;
using LeadSync.Cli.Solutions;

namespace LeadSync.Cli.Verbs;

/// <summary>`solution pack`: writes the zip that a CRM imports.</summary>
internal static class SolutionPackVerb
{
    public static Command Command(Output output)
    {
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder for the zips; made if missing.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("out"),
        };
        var unmanaged = new Option<bool>("--unmanaged") { Description = "Also LeadSync.zip, the flavour for developing." };
        var command = new Command("pack", Help.Text(
            "Packs the solution's source into LeadSync_managed.zip. Prints the path of each zip. The same source gives the same bytes.",
            "leadsync solution pack",
            "leadsync solution pack --out build --unmanaged"))
        { folder, unmanaged };
        command.SetAction(parsed => Pack(output, parsed.GetRequiredValue(folder), parsed.GetValue(unmanaged)));
        return command;
    }

    private static int Pack(Output output, DirectoryInfo folder, bool unmanaged)
    {
        folder.Create();
        bool[] flavours = unmanaged ? [true, false] : [true];
        foreach (var managed in flavours)
        {
            if (SolutionZips.Pack(SolutionFiles.Locate(), managed, output) is not { } zip) return ExitCode.Refused;
            var path = Path.Combine(folder.FullName, managed ? "LeadSync_managed.zip" : "LeadSync.zip");
            File.WriteAllBytes(path, zip);
            output.Result.WriteLine(path);
        }
        return ExitCode.Done;
    }
}
