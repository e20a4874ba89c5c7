using System.CommandLine;
using LeadSync.Cli.Solutions;
using LeadSync.Solution;

namespace LeadSync.Cli.Verbs;

/// <summary>`solution schema`: writes the names of the solution's columns and choices as C# constants.</summary>
internal static class SolutionSchemaVerb
{
    public static Command Command(Output output)
    {
        var check = new Option<bool>("--check") { Description = "Only say whether the file is up to date; exit 1 if it is not." };
        var command = new Command("schema", Help.Text(
            "Writes solution/Generated/Schema.g.cs from solution/src. Prints the path.",
            "leadsync solution schema",
            "leadsync solution schema --check"))
        { check };
        command.SetAction(parsed => Write(output, parsed.GetValue(check)));
        return command;
    }

    private static int Write(Output output, bool check)
    {
        if (SolutionFiles.Checkout is not { } checkout) return output.Refuse("no checkout of LeadSync around here: run it from inside one.");
        var path = Path.Combine(checkout, "solution", "Generated", "Schema.g.cs");
        var text = SchemaGenerator.Generate(SolutionSource.Open(SolutionFiles.Locate().Source));
        var current = File.Exists(path) && File.ReadAllText(path) == text;
        if (check && !current) return output.Refuse($"{path} is stale: run `leadsync solution schema`.");
        if (!current)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        output.Result.WriteLine(path);
        return ExitCode.Done;
    }
}
