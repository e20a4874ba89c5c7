using Spectre.Console;

namespace LeadSync.Cli;

/// <summary>Where a verb writes: results for machines, and messages for people.</summary>
/// <param name="Result">stdout: nothing but results.</param>
/// <param name="Message">stderr: messages, progress, tables for the eye.</param>
internal sealed record Output(TextWriter Result, TextWriter Message)
{
    /// <summary>The streams of the process.</summary>
    public static Output Process { get; } = new(Console.Out, Console.Error);

    /// <summary>Opens stdin.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>A console for tables and progress, on stderr; plain where stderr is no terminal.</summary>
    public IAnsiConsole Screen => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Message) });

    /// <summary>Whether somebody watches: messages go to a terminal, and results do not come in between.</summary>
    public bool IsWatched(bool resultsToFile) =>
        ReferenceEquals(Message, Console.Error) && !Console.IsErrorRedirected && (resultsToFile || Console.IsOutputRedirected);

    /// <summary>Whether somebody can be asked: a person sits before stdin and reads the messages.</summary>
    public bool CanAsk { get; init; } = !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Says what is wrong and what to do, and gives the exit code for it.</summary>
    public int Refuse(string message)
    {
        Message.WriteLine($"leadsync: {message}");
        return ExitCode.Refused;
    }
}
