using System.CommandLine;
using LeadSync.Cli.Verbs;

namespace LeadSync.Cli;

/// <summary>The verbs and how they are told apart.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line to its exit code.</summary>
    public static async Task<int> Run(string[] arguments, Output output)
    {
        var parsed = Root(output).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await output.Message.WriteLineAsync($"leadsync: {error.Message}");
            await output.Message.WriteLineAsync($"Try: {Path(parsed.CommandResult.Command)} --help");
            return ExitCode.BadUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output.Result,
                Error = output.Message,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30), // `up` lets running handlers finish
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return output.Refuse(failure.Message); // a folder that is a file, a full disk, no right to write: not a bug
        }
    }

    /// <summary>The whole tree of verbs.</summary>
    public static RootCommand Root(Output output) =>
        new("LeadSync on the command line. Results go to stdout, messages to stderr. Exit 0: done, 1: refused or found wanting, 2: bad usage.")
        {
            UpVerb.Command(output),
            SendVerb.Command(output),
            ScoreVerb.Command(output),
            MatchVerb.Command(output),
            SlaVerb.Command(output),
            SimulateVerb.Command(output),
            EraseVerb.Command(output),
            UnmergeVerb.Command(output),
            ProcessVerb.Command(output),
            SolutionVerb.Command(output),
            DoctorVerb.Command(output),
        };

    private static string Path(Command command) =>
        command is RootCommand || command.Parents.FirstOrDefault() is not Command parent ? "leadsync" : $"{Path(parent)} {command.Name}";
}
