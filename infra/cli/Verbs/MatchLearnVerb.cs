using System.CommandLine;
using LeadSync.Cli.Matching.Learning;
using LeadSync.Domain.Mapping.Evidence;

namespace LeadSync.Cli.Verbs;

/// <summary>`match learn`: learns the weights of evidence from labelled cases.</summary>
internal static class MatchLearnVerb
{
    public static Command Command(Output output)
    {
        var (accounts, cases) = (MatchingOptions.Books(), MatchingOptions.Cases());
        var version = new Option<string>("--table-version") { Description = "What to call the table.", HelpName = "TEXT", Required = true };
        var lesson = new LessonOptions();
        var file = new Option<FileInfo?>("--output") { Description = "Where to write the table. Without it, stdout.", HelpName = "evidence.json" };
        var command = new Command("learn", Help.Text(
            "Learns the weights of evidence from cases of which the account is known, and writes them as a table. The same input gives the same table.",
            "leadsync match learn --accounts de=accounts_de.csv --cases cases.csv --leave-out rename --needs-city none_homonym --table-version 2026-11 --output evidence.json"))
        { accounts, cases, version, file };
        lesson.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var run = new LearnRun(output, MatchingOptions.Books(parsed.GetRequiredValue(accounts)), MatchingOptions.Input(output, "cases", parsed.GetRequiredValue(cases)))
            {
                Lesson = lesson.Lesson(parsed),
                Version = parsed.GetRequiredValue(version),
            };
            var target = parsed.GetValue(file);
            return Task.Run(() => run.Run(table => Write(output, target, table), cancel), CancellationToken.None);
        });
        return command;
    }

    private static void Write(Output output, FileInfo? file, EvidenceTable table)
    {
        if (file is null) output.Result.Write(System.Text.Encoding.UTF8.GetString(table.Write()));
        else File.WriteAllBytes(file.FullName, table.Write());
    }
}
