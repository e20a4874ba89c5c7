using Spectre.Console;

namespace LeadSync.Cli;

/// <summary>Where a verb writes: results for machines, and messages for people.</summary>
/// <param name="Result">stdout: nothing but results.</param>
/// <param name="Message">stderr: messages, progress, tables for the eye.</param>
internal sealed record Output(TextWriter Result, TextWriter Message)
{
    /// <summary>The streams of the process.</summary>
    public static Output Process { get; } = new(Console.Out, Console.Error);

    /// <summary>A console for tables and progress, on stderr; plain where stderr is no terminal.</summary>
    public IAnsiConsole Screen => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Message) });

    /// <summary>Says what is wrong and what to do, and gives the exit code for it.</summary>
    public int Refuse(string message)
    {
        Message.WriteLine($"leadsync: {message}");
        return ExitCode.Refused;
    }
}
